package org.entropysum.experiments.cli;

import java.util.List;
import java.util.stream.Stream;
import org.entropysum.model.Theorem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** With which q and in which form the theorem is asked about. */
final class TheoremOptions {
    @Option(
            names = "--posterior",
            paramLabel = "Q",
            description = "the variational family, by name or with settings, as in a suite")
    private @Nullable String posterior;

    @Option(names = "--theorem", paramLabel = "FORM", description = "entropy or pseudo-entropy")
    private @Nullable String theorem;

    @Nullable
    String posterior() {
        return posterior;
    }

    Theorem theorem(Theorem byDefault, Refusal refusal) {
        String wanted = theorem == null ? byDefault.label() : theorem;
        return Stream.of(Theorem.values())
                .filter(form -> form.label().equals(wanted))
                .findFirst()
                .orElseThrow(() -> refusal.unknown("form of the theorem", wanted, labels()));
    }

    private static List<String> labels() {
        return Stream.of(Theorem.values()).map(Theorem::label).toList();
    }
}
