package org.entropysum.experiments.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.entropysum.model.Role;
import org.entropysum.network.Network;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.Objection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;

class Dl4jPluginTest {
    private static final String TEXT = new NeuralNetConfiguration.Builder()
            .list()
            .layer(new DenseLayer.Builder().nOut(4).activation(Activation.TANH).build())
            .layer(new DenseLayer.Builder()
                    .nOut(2)
                    .activation(Activation.IDENTITY)
                    .build())
            .setInputType(InputType.feedForward(3))
            .build()
            .toYaml();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private final Dl4jPlugin plugin = new Dl4jPlugin();

    private static Dl4jSpec inline(String text) {
        return new Dl4jSpec(Optional.of(text), Optional.empty());
    }

    private static Dl4jSpec inFile(Path file) {
        return new Dl4jSpec(Optional.empty(), Optional.of(file));
    }

    @Test
    void isInTheCatalog() {
        assertThat(ModelCatalog.discover().networks().find("dl4j")).isPresent();
    }

    @Test
    void textAndFileGiveTheSameNetwork() throws IOException {
        Path file = Files.writeString(folder.resolve("net.yaml"), TEXT);
        Network inline = plugin.create(inline(TEXT), "encoder", Role.POSTERIOR, 3, 2);
        Network inFile = plugin.create(inFile(file), "encoder", Role.POSTERIOR, 3, 2);
        assertThat(inFile.layout().blocks()).isEqualTo(inline.layout().blocks()).hasSize(4);
        assertThat(plugin.objections(inline(TEXT), 3, 2)).isEmpty();
    }

    @Test
    void whatCannotBeUsedIsToldBeforeAnyRun() {
        assertThat(plugin.objections(inline(TEXT), 3, 5))
                .containsExactly(new Objection("configuration", "the configured network has 2 outputs, not 5"));
        List<Objection> missing = plugin.objections(inFile(folder.resolve("none.json")), 3, 2);
        assertThat(missing).singleElement().satisfies(objection -> {
            assertThat(objection.setting()).isEqualTo("file");
            assertThat(objection.message()).contains("none.json");
        });
        assertThat(plugin.objections(inline("{"), 3, 2)).hasSize(1);
    }

    @Test
    void exactlyOneOfTextAndFileIsGiven() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dl4jSpec(Optional.empty(), Optional.empty()))
                .withMessageContaining("either configuration");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dl4jSpec(Optional.of(TEXT), Optional.of(Path.of("a"))));
    }
}
