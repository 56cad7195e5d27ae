package org.entropysum.experiments.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of entropysum, as the build wrote it down. */
public final class Version {
    private Version() {}

    /**
     * The version.
     *
     * @return for example {@code 0.1.0}
     */
    public static String current() {
        Properties properties = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream("version.properties")) {
            properties.load(Objects.requireNonNull(resource, "version.properties"));
        } catch (IOException broken) {
            throw new UncheckedIOException("version.properties", broken);
        }
        return properties.getProperty("version");
    }
}
