package org.entropysum.models.expfamily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.FusedFormContract;
import org.entropysum.family.GaussianFull;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.numeric.Matrix;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.FusedForm;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Weights;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.Iris;
import org.entropysum.testkit.Tolerances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FusedGaussianMixtureTest extends FusedFormContract {
    @Override
    protected List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (Covariance covariance : Covariance.values()) {
            examples.add(
                    new Example(covariance.name(), assembly(3, covariance, MixtureWeights.LEARNABLE), Iris.data()));
        }
        examples.add(new Example("uniform", assembly(2, Covariance.FULL, MixtureWeights.UNIFORM), Iris.data()));
        return examples;
    }

    private static ModelAssembly assembly(int components, Covariance covariance, MixtureWeights weights) {
        var spec = new GaussianMixtureSpec(components, covariance, weights, MixtureStart.K_MEANS_PLUS_PLUS);
        return new GaussianMixturePlugin().assemble(spec, new Setup(Iris.data().shape(), "exact", Theorem.ENTROPY));
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void sumsOfTheMStepAreThoseFromNodes(Covariance covariance) {
        ModelAssembly assembly = assembly(3, covariance, MixtureWeights.LEARNABLE);
        Dataset data = Iris.data();
        Parameters held =
                assembly.initial(data, Draws.seeded(3)).plus(0.2, Draws.normal(assembly.layout(), Draws.seeded(4)));
        Maximization maximization = assembly.maximization().orElseThrow();
        Parameters fused = maximization.maximize(
                held, EntropySumEvaluator.of(assembly, data).statistics(maximization, held));
        ModelAssembly plain = assembly.plain().with(maximization);
        Parameters byNodes =
                maximization.maximize(held, EntropySumEvaluator.of(plain, data).statistics(maximization, held));
        assertThat(fused.values()).containsExactly(byNodes.values(), within(Tolerances.ITERATION));
    }

    @Test
    void componentsFarFromEachOtherAreLeftToTheDefinition() {
        Dataset data = Examples.data(GaussianFull.of(2), 30);
        ModelAssembly assembly = Examples.assembly(GaussianFull.of(2), 2, data, "exact");
        FusedForm fused = assembly.fused().orElseThrow();
        Parameters near = assembly.initial(data, Draws.seeded(1));
        Parameters far = near.with(GaussianForm.MEANS, Matrix.over(new double[] {0, 0, 1e6, 1e6}, 2, 2));
        assertThat(fused.covers(point(assembly, near))).isTrue();
        assertThat(fused.covers(point(assembly, far))).isFalse();
        assertThat(fused.statistics(far)).isEmpty();
    }

    private static FusedForm.Point point(ModelAssembly assembly, Parameters parameters) {
        return new FusedForm.Point(parameters, parameters, assembly.expectation(), Weights.NONE, 1);
    }
}
