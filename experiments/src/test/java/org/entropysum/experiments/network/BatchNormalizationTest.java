package org.entropysum.experiments.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.HeldOut;
import org.entropysum.experiments.run.SmallSuite;
import org.entropysum.experiments.run.TracePoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;

/** A model whose encoder and decoder normalize by the batch, from a suite: training and evaluation are told apart. */
class BatchNormalizationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private static Path network(String name, int inputs, int outputs) throws IOException {
        String text = new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder()
                        .nOut(5)
                        .activation(Activation.TANH)
                        .build())
                .layer(new BatchNormalization.Builder().build())
                .layer(new DenseLayer.Builder()
                        .nOut(outputs)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.feedForward(inputs))
                .build()
                .toJson();
        return Files.writeString(folder.resolve(name), text);
    }

    private static CellResult cell(String training, String verdict) throws IOException {
        return SmallSuite.of(
                        """
                        name: normalized
                        data: {iris: {source: prepared, of: iris, heldOut: 0.3}}
                        cells:
                          - name: vae
                            data: iris
                            model: {id: vae, latents: 2, decoder: {id: dl4j, file: '%s'}}
                            posterior: {id: amortized-diagonal-gaussian, network: {id: dl4j, file: '%s'}}
                            expectation: {rule: monte-carlo, samples: 1}
                            training: %s
                            expect: %s
                            analyses: [{analysis: batches, rows: 21}, {analysis: spread, samples: [10], repeats: 20}]
                        """.formatted(network("decoder.json", 2, 4), network("encoder.json", 4, 4), training, verdict))
                .results()
                .get(0);
    }

    private static double number(CellResult cell, String name) {
        Map<String, @Nullable Double> numbers = cell.findings().numbers();
        return Objects.requireNonNull(numbers.get(name), name);
    }

    @Test
    void whatLearnsFromMinibatchesIsJudgedInEvaluationAndTrainingIsToldBesideIt() throws IOException {
        CellResult cell = cell("{algorithm: adam, batch: 21, epochs: 60, learningRate: 0.01}", "NOT_STATIONARY");
        assertThat(cell.failure()).isNull();
        assertThat(cell.verdict()).isEqualTo("NOT_STATIONARY");
        assertThat(cell.reason()).contains("in evaluation, where batch normalizations keep the moments");
        assertThat(cell.gap()).isCloseTo(cell.directional(), within(1e-9));
        HeldOut heldOut = Objects.requireNonNull(cell.heldOut());
        assertThat(heldOut.note()).endsWith("; normalizations keep the moments of the training rows");
        assertThat(heldOut.elbo()).isCloseTo(cell.elbo(), within(1.0));
        assertThat(cell.trace())
                .filteredOn(point -> point.heldOutElbo() != null)
                .hasSizeGreaterThan(2);
        TracePoint first = cell.trace().get(0);
        assertThat(cell.elbo()).isGreaterThan(Objects.requireNonNull(first.elbo()));
        assertThat(number(cell, "batches.shift"))
                .isEqualTo(
                        number(cell, "batches.trainingElbo") - number(cell, "batches.evaluationElbo"), within(1e-12));
        assertThat(Math.abs(number(cell, "batches.shift"))).isGreaterThan(1e-4);
        assertThat(cell.findings().figures())
                .extracting(figure -> figure.name())
                .contains("batches.batches");
    }

    @Test
    void whatLearnsFromAllRowsAsOneBatchIsJudgedAsThat() throws IOException {
        CellResult cell = cell("{algorithm: adam, steps: 20}", "NOT_STATIONARY");
        assertThat(cell.verdict()).isEqualTo("NOT_STATIONARY");
        assertThat(cell.reason()).doesNotContain("in evaluation");
        assertThat(cell.gap()).isCloseTo(cell.directional(), within(1e-9));
        assertThat(Objects.requireNonNull(cell.heldOut()).elbo()).isNotNull();
    }
}
