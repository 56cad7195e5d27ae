package org.entropysum.experiments.network;

import java.nio.file.Path;
import java.util.Optional;
import org.entropysum.plugin.NetworkSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of a Deeplearning4j network: exactly one of the two.
 *
 * @param configuration the configuration itself, JSON or YAML as Deeplearning4j writes it
 * @param file a file that holds it
 */
public record Dl4jSpec(
        @Setting(value = "configuration as JSON or YAML text, as Deeplearning4j writes it", byDefault = "")
        Optional<String> configuration,

        @Setting(value = "or the file that holds it, relative to the suite", byDefault = "")
        Optional<Path> file)
        implements NetworkSpec {
    /** Checks that there is one. {@inheritDoc} */
    public Dl4jSpec {
        if (configuration.isPresent() == file.isPresent()) {
            throw new IllegalArgumentException("give either configuration, the text, or file, where it is");
        }
    }
}
