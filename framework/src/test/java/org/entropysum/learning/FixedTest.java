package org.entropysum.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.model.Block;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.ExactLinearGaussian;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.ToyData;
import org.junit.jupiter.api.Test;

/** Learning while some blocks of parameters keep a value. */
class FixedTest {
    private static final double VALUE = -0.7;
    private static final double CONVERGED = 1e-7;
    private static final Dataset DATA = ToyData.line(40);

    private static ModelAssembly assembly() {
        LinearGaussianToy model = LinearGaussianToy.of(1, 3);
        return ModelAssembly.of(model, ExactLinearGaussian.of(model), new Expectation.SigmaPoints());
    }

    private static String last(ModelAssembly assembly) {
        var blocks = assembly.layout().blocks();
        return blocks.get(blocks.size() - 1).name();
    }

    @Test
    void whatIsFixedStandsAtItsValueWhereverLearningStands() {
        EntropySumEvaluator elbo = EntropySumEvaluator.of(assembly(), DATA);
        String block = last(elbo.assembly());
        Fixed fixed = Fixed.of(elbo, Map.of(block, VALUE));
        Parameters start = elbo.assembly().initial(DATA, Draws.seeded(3));
        Evaluation there = fixed.at(start);
        assertThat(there.elbo()).isEqualTo(elbo.at(fixed.point(start)).elbo());
        assertThat(there.gradient().matrix(block).values()).containsOnly(0);
        for (Block other : elbo.assembly().layout().blocks()) {
            if (!other.name().equals(block)) {
                assertThat(there.gradient().matrix(other.name()).values())
                        .isEqualTo(elbo.at(fixed.point(start))
                                .gradient()
                                .matrix(other.name())
                                .values());
            }
        }
    }

    @Test
    void theOthersReachTheirMaximum() {
        EntropySumEvaluator elbo = EntropySumEvaluator.of(assembly(), DATA);
        String block = last(elbo.assembly());
        Fixed fixed = Fixed.of(elbo, Map.of(block, VALUE));
        Parameters start = elbo.assembly().initial(DATA, Draws.seeded(3));
        Optimum reached = new Trainer(Lbfgs.standard(), 500, CONVERGED, () -> false)
                .train(fixed, fixed.point(start), (state, evaluation) -> {});
        Parameters end = reached.state().parameters();
        assertThat(end.matrix(block).values()).containsOnly(VALUE);
        assertThat(reached.evaluation().elbo()).isGreaterThan(fixed.at(start).elbo());
        Parameters gradient = elbo.at(end).gradient();
        for (Block other : elbo.assembly().layout().blocks()) {
            if (!other.name().equals(block)) {
                for (double slope : gradient.matrix(other.name()).values()) {
                    assertThat(slope)
                            .isCloseTo(
                                    0,
                                    within(CONVERGED
                                            * (1 + Math.abs(reached.evaluation().elbo()))));
                }
            }
        }
        assertThat(gradient.gradientNorm()).isGreaterThan(0.01);
    }

    @Test
    void anUnknownBlockIsNamed() {
        EntropySumEvaluator elbo = EntropySumEvaluator.of(assembly(), DATA);
        assertThatThrownBy(() -> Fixed.of(elbo, Map.of("noise", 0.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no block \"noise\"");
    }
}
