package org.entropysum.experiments.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entropysum.experiments.suite.LoadResult;
import org.entropysum.experiments.suite.Overrides;
import org.entropysum.experiments.suite.SuiteLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which suite a command is about, and what is changed in it. */
final class SuiteArguments {
    @Parameters(
            paramLabel = "SUITE",
            description = "the name of a bundled suite (see catalog), or the path of a YAML file")
    private String suite = "";

    @Option(names = "--profile", paramLabel = "NAME", description = "the settings that the suite has under this name")
    private @Nullable String profile;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "change a setting of all cells (training.steps=50), of some (cells.NAME.tolerance=1e-6) or of data"
                            + " (data.NAME.rows=100); may be repeated")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--seeds", paramLabel = "SEEDS", description = "seeds of all cells, for example 1..20")
    private @Nullable String seeds;

    LoadResult load(SuiteLoader loader) {
        return loader.load(suite, overrides(Optional.ofNullable(profile)));
    }

    /** The suite with another profile than the one asked for. */
    LoadResult load(SuiteLoader loader, String otherProfile) {
        return loader.load(suite, overrides(Optional.of(otherProfile)));
    }

    boolean namesProfile() {
        return profile != null;
    }

    /** What was changed, as it was asked for. */
    String changes() {
        List<String> words = new ArrayList<>();
        Optional.ofNullable(profile).ifPresent(name -> words.add("--profile " + name));
        settings.forEach(setting -> words.add("--set " + setting));
        Optional.ofNullable(seeds).ifPresent(range -> words.add("--seeds " + range));
        return String.join(" ", words);
    }

    private Overrides overrides(Optional<String> chosen) {
        Overrides overrides = new Overrides(chosen, List.of());
        for (String setting : settings) {
            overrides = overrides.set(setting);
        }
        return seeds == null ? overrides : overrides.seeds(seeds);
    }
}
