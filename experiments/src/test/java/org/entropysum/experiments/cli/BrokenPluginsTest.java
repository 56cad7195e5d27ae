package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that cannot be used is told in one line, with its jar and the reason, and everything else still works. */
class BrokenPluginsTest {
    private static final String MODULE = "broken.Module";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** A module with one model; its members are where the cases differ. */
    private static String module(String constructor, String id, String specType) {
        return """
            package broken;

            import java.util.List;
            import org.entropysum.model.Theorem;
            import org.entropysum.plugin.Claims;
            import org.entropysum.plugin.ModelId;
            import org.entropysum.plugin.ModelModule;
            import org.entropysum.plugin.ModelPlugin;
            import org.entropysum.plugin.ModelSpec;
            import org.entropysum.plugin.Setup;
            import org.entropysum.posterior.ModelAssembly;

            public class Module extends ModelModule {
                public Module() {
                    super("broken-models");
                    %s
                }

                @Override protected void configurePlugins() {
                    bindModel(Plugin.class);
                }

                public static class Spec implements ModelSpec {}

                public static class Plugin implements ModelPlugin<ModelSpec> {
                    @Override public ModelId id() { return ModelId.of("%s"); }
                    @Override public String summary() { return "broken"; }
                    @Override public Class<ModelSpec> specType() { return (Class) %s.class; }
                    @Override public List<String> posteriors() { return List.of(EXACT); }
                    @Override public Claims claims(ModelSpec spec, Theorem theorem) {
                        return new Claims(theorem, true, "", "");
                    }
                    @Override public ModelAssembly assemble(ModelSpec spec, Setup setup) { throw new Error(); }
                }
            }
            """.formatted(constructor, id, specType);
    }

    private String warning(Path place) {
        CommandLineRun run = CommandLineRun.of("catalog", "--plugins", place.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("gaussian-mixture");
        assertThat(run.err().lines()).as(run.err()).hasSize(1);
        return run.err().strip();
    }

    private Path jar(String source, String service, Map<String, String> manifest) throws IOException {
        return PluginJar.of(source, service, manifest, folder.resolve("broken.jar"));
    }

    @Test
    void jarWithoutServicesFile() throws IOException {
        Path jar = jar(module("", "fine", "Spec"), "", Map.of());
        assertThat(warning(jar))
                .isEqualTo("entropysum: warning: plugins " + jar + ": no file META-INF/services/"
                        + "org.entropysum.plugin.ModelModule names a module, so nothing is found");
    }

    @Test
    void servicesFileThatNamesNoClass() throws IOException {
        assertThat(warning(jar(module("", "fine", "Spec"), "broken.Modul", Map.of())))
                .isEqualTo("entropysum: warning: plugin jar broken.jar names the class broken.Modul, which it does not"
                        + " hold");
    }

    @Test
    void idThatIsTaken() throws IOException {
        assertThat(warning(jar(module("", "ppca", "Spec"), MODULE, Map.of())))
                .contains("model id ppca of module broken-models")
                .contains("is taken by module");
    }

    @Test
    void jarOfAnotherVersion() throws IOException {
        Path jar = jar(module("", "fine", "Spec"), MODULE, Map.of(PluginJars.VERSION, "9.9.0"));
        CommandLineRun run = CommandLineRun.of("catalog", "--plugins", jar.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("plugin jar " + jar + " was built against entropysum 9.9.0, this is ")
                .contains("; build it again");
    }

    @Test
    void exceptionInTheConstructor() throws IOException {
        assertThat(warning(jar(
                        module("if (true) throw new IllegalStateException(\"no licence\");", "x", "Spec"),
                        MODULE,
                        Map.of())))
                .isEqualTo("entropysum: warning: plugin jar broken.jar: broken.Module cannot be used:"
                        + " java.lang.IllegalStateException: no licence");
    }

    @Test
    void settingsThatAreNoRecord() throws IOException {
        assertThat(warning(jar(module("", "fine", "Spec"), MODULE, Map.of())))
                .contains("model fine of module broken-models")
                .contains("has settings of type broken.Module$Spec, which is no record");
    }

    @Test
    void fileThatIsNoJar() throws IOException {
        Path file = Files.writeString(folder.resolve("no.jar"), "no jar");
        CommandLineRun run = CommandLineRun.of("catalog", "--plugins", file.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).startsWith("entropysum: warning: plugin jar " + file + " cannot be read: ");
    }

    @Test
    void placeThatIsNotThere() {
        Path nowhere = folder.resolve("nowhere");
        assertThat(warning(nowhere))
                .isEqualTo("entropysum: warning: plugins " + nowhere
                        + ": cannot be read: there is no such file or folder");
    }

    @Test
    void brokenJarBesideAGoodOne() throws IOException {
        Path good = PluginJar.of(exampleProject(), folder.resolve("good.jar"));
        Path bad = jar(module("", "fine", "Spec"), "", Map.of());
        CommandLineRun run = CommandLineRun.of(
                "describe", "weibull-mixture", "--plugins", bad.toString(), "--plugins", good.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(List.of(run.out().split("\n"))).isNotEmpty();
    }

    private Path exampleProject() throws IOException {
        Path project = folder.resolve("example");
        PluginProject.of("weibull-mixture").write(project);
        return project;
    }
}
