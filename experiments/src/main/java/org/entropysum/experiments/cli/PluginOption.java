package org.entropysum.experiments.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option {@code --plugins} of every command that looks into the catalog. */
final class PluginOption {
    @Option(
            names = "--plugins",
            paramLabel = "DIR|JAR",
            description = "a jar with plugins, or a folder of such jars and what they need; may be given again")
    private List<Path> places = new ArrayList<>();

    PluginJars jars() {
        return PluginJars.of(places);
    }
}
