package org.entropysum.elbo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;

/** What every {@link org.entropysum.posterior.FusedForm} has to satisfy: it is the definition, only faster. */
public abstract class FusedFormContract {
    private static final long SEED = 20_240_501;
    private static final int POINTS = 3;

    /**
     * A model with its fused form on data.
     *
     * @param name shown in failures
     * @param assembly the model with the fused form
     * @param data a few dozen rows, or several hundred so that there is more than one chunk
     */
    public record Example(String name, ModelAssembly assembly, Dataset data) {
        Parameters point(UniformRandomProvider random) {
            return assembly.initial(data, random).plus(0.3, Draws.normal(assembly.layout(), random));
        }
    }

    /**
     * The examples; together they should show every branch of the fused form.
     *
     * @return at least one
     */
    protected abstract List<Example> examples();

    @Test
    final void fusedFormIsTheDefinitionAtRandomPoints() {
        assertThat(examples()).isNotEmpty();
        for (Example example : examples()) {
            UniformRandomProvider random = Draws.seeded(SEED);
            for (int i = 0; i < POINTS; i++) {
                Parameters point = example.point(random);
                examine(example, point, point);
            }
        }
    }

    @Test
    final void fusedFormIsTheDefinitionForPosteriorsHeldElsewhere() {
        for (Example example : examples()) {
            UniformRandomProvider random = Draws.seeded(SEED + 1);
            examine(example, example.point(random), example.point(random));
        }
    }

    private static void examine(Example example, Parameters parameters, Parameters held) {
        try {
            new FusedFormExamination(example.assembly(), example.data()).at(parameters, held);
        } catch (AssertionError differs) {
            throw new AssertionError(example.name() + ": " + differs.getMessage(), differs);
        }
    }

    @Test
    final void numberOfThreadsDoesNotChangeABit() {
        for (Example example : examples()) {
            Parameters point = example.point(Draws.seeded(SEED + 2));
            EntropySumEvaluator one = EntropySumEvaluator.of(example.assembly(), example.data());
            Evaluation alone = one.at(point);
            Evaluation together = one.threads(3).at(point);
            assertThat(together.elbo()).as(example.name()).isEqualTo(alone.elbo());
            assertThat(together.gradient().values())
                    .as(example.name())
                    .containsExactly(alone.gradient().values());
        }
    }
}
