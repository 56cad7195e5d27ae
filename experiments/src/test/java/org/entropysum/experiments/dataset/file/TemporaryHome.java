package org.entropysum.experiments.dataset.file;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets a test have a directory of data files of its own. */
public final class TemporaryHome implements BeforeEachCallback, AfterEachCallback {
    private static final String PROPERTY = "ENTROPYSUM_DATA";

    private final java.util.function.Supplier<Path> folder;

    /**
     * The directory, once the test has it.
     *
     * @param folder the directory
     */
    public TemporaryHome(java.util.function.Supplier<Path> folder) {
        this.folder = folder;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        System.setProperty(PROPERTY, folder.get().resolve("home").toString());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        System.clearProperty(PROPERTY);
    }
}
