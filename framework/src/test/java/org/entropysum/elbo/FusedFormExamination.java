package org.entropysum.elbo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.entropysum.data.Dataset;
import org.entropysum.model.Block;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Weights;
import org.entropysum.testkit.Tolerances;

/**
 * Compares the fused form of an assembly with its definition, the plain evaluation: ELBO, every term, the gradient, latent
 * rates and the gradient of q, for whole data and odd parts of them, with and without weights, for q at the model's
 * parameters and elsewhere.
 *
 * @param assembly a model with a fused form
 * @param data the data
 */
public record FusedFormExamination(ModelAssembly assembly, Dataset data) {
    /** Sizes of parts; parts are made of up to eight runs of rows. */
    private static final List<Integer> SIZES = List.of(1, 3, 7, 20, 57);

    private static final List<Weights> WEIGHTS = List.of(Weights.NONE, new Weights(0.7, 0.4, 1.3), Weights.prior(0));

    /** Within this factor of each other, two magnitudes are of the same order of size. */
    private static final double ORDER_OF_SIZE = 10;

    /**
     * Compares.
     *
     * @param parameters where the model stands
     * @param held where q stands
     */
    public void at(Parameters parameters, Parameters held) {
        assertThat(assembly.fused()).as("fused form").isPresent();
        assertThat(assembly.fused().orElseThrow().covers(assembly.expectation(), Weights.NONE))
                .as("the fused form covers the rule of its own assembly")
                .isTrue();
        ModelAssembly plain = assembly.plain();
        for (Weights weights : WEIGHTS) {
            assertSame(
                    EntropySumEvaluator.of(assembly, data).weighted(weights).at(parameters, held),
                    EntropySumEvaluator.of(plain, data).weighted(weights).at(parameters, held));
            for (int size : SIZES) {
                assertSame(
                        part(assembly, size).weighted(weights).at(parameters, held),
                        part(plain, size).weighted(weights).at(parameters, held));
            }
        }
    }

    private EntropySumEvaluator part(ModelAssembly of, int size) {
        return Minibatches.of(of, data, Math.min(size, data.shape().rows()), size)
                .during(0);
    }

    private static void assertSame(Evaluation fused, Evaluation plain) {
        Offset<Double> rounding = within(Tolerances.SUMMATION * (1 + plain.magnitude()));
        assertThat(fused.elbo()).as("ELBO").isCloseTo(plain.elbo(), rounding);
        assertThat(fused.entropies().posterior())
                .as("entropy of q")
                .isCloseTo(plain.entropies().posterior(), rounding);
        for (int i = 0; i < plain.entropies().terms().size(); i++) {
            EntropyTerm expected = plain.entropies().terms().get(i);
            EntropyTerm found = fused.entropies().terms().get(i);
            assertThat(found.expectedLogDensity())
                    .as(expected.name())
                    .isCloseTo(expected.expectedLogDensity(), rounding);
            assertThat(found.entropy()).as("entropy of " + expected.name()).isCloseTo(expected.entropy(), rounding);
            assertThat(found.baseMeasure())
                    .as("log h of " + expected.name())
                    .isCloseTo(expected.baseMeasure(), rounding);
        }
        assertThat(fused.latentRates()).as("latent rates").containsExactly(plain.latentRates(), rounding);
        assertThat(fused.posteriorGradient()).as("gradient of q").isCloseTo(plain.posteriorGradient(), rounding);
        for (Block block : plain.gradient().layout().blocks()) {
            assertThat(fused.gradient().matrix(block.name()).values())
                    .as("gradient by " + block.name())
                    .containsExactly(plain.gradient().matrix(block.name()).values(), rounding);
        }
        assertThat(fused.magnitude())
                .as("order of size of what is added up")
                .isBetween(plain.magnitude() / ORDER_OF_SIZE, plain.magnitude() * ORDER_OF_SIZE);
    }
}
