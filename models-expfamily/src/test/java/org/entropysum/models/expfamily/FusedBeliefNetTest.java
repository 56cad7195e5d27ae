package org.entropysum.models.expfamily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.FusedFormContract;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.numeric.Matrix;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.ModelAssembly;
import org.junit.jupiter.api.Test;

/** The exact posterior by products over halves of the bits is the enumeration of all states. */
class FusedBeliefNetTest extends FusedFormContract {
    private static final double ROUNDING = 1e-11;

    private static ModelAssembly assembly(Dataset data, int latents, String biases) {
        return new SigmoidBeliefNetPlugin()
                .assemble(
                        new SigmoidBeliefNetSpec(Optional.of(latents), List.of(), Biases.of(biases), 0.5),
                        new Setup(data.shape(), "exact", Theorem.ENTROPY));
    }

    private static Example example(Dataset data, int latents, String biases) {
        return new Example(latents + " latents, biases " + biases, assembly(data, latents, biases), data);
    }

    @Override
    protected List<Example> examples() {
        Dataset coins = BitData.coins(30, 5);
        return List.of(example(coins, 1, "learnable"), example(coins, 4, "learnable"), example(coins, 5, "0.7"));
    }

    /** With weights of hundreds the products underflow, and logarithms take over. */
    @Test
    void hugeWeightsLoseNoState() {
        Dataset coins = BitData.coins(30, 5);
        ModelAssembly assembly = assembly(coins, 4, "learnable");
        Parameters start = assembly.initial(coins, RandomSource.XO_SHI_RO_256_PP.create(3));
        Matrix huge = start.matrix("weights").scale(700);
        Parameters point = start.with("weights", huge);
        double fused = EntropySumEvaluator.of(assembly, coins).at(point).elbo();
        double plain = EntropySumEvaluator.of(assembly.plain(), coins).at(point).elbo();
        assertThat(fused).isCloseTo(plain, within(ROUNDING * Math.abs(plain)));
    }
}
