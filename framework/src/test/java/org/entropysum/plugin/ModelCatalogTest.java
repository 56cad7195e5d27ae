package org.entropysum.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelCatalogTest {
    /** A model that comes late in the alphabet. */
    static final class ZooPlugin extends PoissonMixturePlugin {
        @Override
        public ModelId id() {
            return ModelId.of("zoo");
        }
    }

    /** A module of two models, the later first. */
    public static final class ToyModule extends ModelModule {
        /** The module. */
        public ToyModule() {
            super("toys");
        }

        @Override
        protected void configurePlugins() {
            bindModel(ZooPlugin.class);
            bindModel(PoissonMixturePlugin.class);
        }
    }

    /** A module that claims a name which is taken. */
    static final class CopyModule extends ModelModule {
        CopyModule() {
            super("copies");
        }

        @Override
        protected void configurePlugins() {
            bindModel(PoissonMixturePlugin.class);
        }
    }

    /** A module that breaks down. */
    public static final class BrokenModule extends ModelModule {
        /** The module. */
        public BrokenModule() {
            super("broken");
        }

        @Override
        protected void configurePlugins() {
            throw new IllegalStateException("no such luck");
        }
    }

    /** A module that cannot even be made. */
    public static final class StillbornModule extends ModelModule {
        /** Fails. */
        public StillbornModule() {
            super("stillborn");
            throw new IllegalStateException("stillborn");
        }

        @Override
        protected void configurePlugins() {}
    }

    @Test
    void modelsAreSortedByName() {
        ModelCatalog catalog = ModelCatalog.of(List.of(new ToyModule()));
        assertThat(catalog.ids()).containsExactly(ModelId.of("poisson-toy"), ModelId.of("zoo"));
        assertThat(catalog.entries())
                .extracting(entry -> entry.plugin().id().value())
                .containsExactly("poisson-toy", "zoo");
        assertThat(catalog.entries()).extracting(ModelCatalog.Entry::module).containsOnly("toys");
        assertThat(catalog.failures()).isEmpty();
    }

    @Test
    void modelIsFoundByItsName() {
        ModelCatalog catalog = ModelCatalog.of(List.of(new ToyModule()));
        assertThat(catalog.find(ModelId.of("zoo")))
                .hasValueSatisfying(entry -> assertThat(entry.plugin()).isInstanceOf(ZooPlugin.class));
        assertThat(catalog.find(ModelId.of("nothing"))).isEmpty();
    }

    @Test
    void catalogCannotBeChanged() {
        ModelCatalog catalog = ModelCatalog.of(List.of(new ToyModule()));
        assertThatThrownBy(() -> catalog.ids().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> catalog.entries().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> catalog.failures().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void firstModuleKeepsANameAndTheSecondIsNamed() {
        ModelCatalog catalog = ModelCatalog.of(List.of(new ToyModule(), new CopyModule()));
        assertThat(catalog.find(ModelId.of("poisson-toy")).orElseThrow().module())
                .isEqualTo("toys");
        assertThat(catalog.failures()).containsExactly("model id poisson-toy of module copies is taken by module toys");
    }

    @Test
    void brokenModuleIsNamedAndTheOthersWork() {
        ModelCatalog catalog = ModelCatalog.of(List.of(new BrokenModule(), new ToyModule()));
        assertThat(catalog.ids()).hasSize(2);
        assertThat(catalog.failures())
                .singleElement()
                .asString()
                .startsWith("module broken: ")
                .doesNotContain("\n");
    }

    @Test
    void modulesAreDiscoveredThroughTheServiceLoader(@TempDir Path folder) throws IOException {
        ModelCatalog catalog = discovered(folder, ToyModule.class.getName());
        assertThat(catalog.ids()).contains(ModelId.of("poisson-toy"), ModelId.of("zoo"));
    }

    @Test
    void moduleThatCannotBeLoadedIsNamedAndTheOthersWork(@TempDir Path folder) throws IOException {
        ModelCatalog catalog = discovered(
                folder, "org.nowhere.MissingModule", StillbornModule.class.getName(), ToyModule.class.getName());
        assertThat(catalog.ids()).contains(ModelId.of("poisson-toy"), ModelId.of("zoo"));
        assertThat(catalog.failures())
                .anyMatch(failure -> failure.contains("org.nowhere.MissingModule"))
                .anyMatch(failure -> failure.contains(StillbornModule.class.getName()))
                .allMatch(failure -> failure.lines().count() == 1);
    }

    private static ModelCatalog discovered(Path folder, String... modules) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(services.resolve(ModelModule.class.getName()), List.of(modules));
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return ModelCatalog.discover();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ppca", "a b", "-a", "a-", "a--b", "1a", "ä"})
    void nameOfAnotherFormIsRefused(String name) {
        assertThatThrownBy(() -> ModelId.of(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ppca", "gaussian-mixture", "vae-3", "a1-b2-c3"})
    void nameOfTheFormIsTaken(String name) {
        assertThat(ModelId.of(name)).hasToString(name);
    }
}
