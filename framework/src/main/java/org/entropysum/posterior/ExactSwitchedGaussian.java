package org.entropysum.posterior;

import java.util.Optional;
import org.entropysum.data.Batch;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/**
 * The exact posterior of a model with few bits s, the first latents, and real numbers z in which the log joint is quadratic
 * given the bits: all \( 2^H \) states, each with its Gaussian. Derived from the conditionals alone.
 */
public final class ExactSwitchedGaussian implements DerivedFamily {
    private static final int LARGEST = 12;

    private final GaussianGivenBits given;

    private ExactSwitchedGaussian(GaussianGivenBits given) {
        this.given = given;
    }

    /**
     * The exact posterior of a model.
     *
     * @param model the model
     * @param bits the number of bits H, at most 12
     * @return the family
     */
    public static ExactSwitchedGaussian of(GenerativeModel model, int bits) {
        if (bits < 1 || bits > LARGEST) {
            throw new IllegalArgumentException(
                    "all states of " + bits + " bits with a Gaussian each are not kept (at least 1 bit," + " at most "
                            + LARGEST + "); use a truncated posterior");
        }
        return new ExactSwitchedGaussian(new GaussianGivenBits(model, bits));
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Optional<String> obstacleToRescaling() {
        return Optional.of(DiscreteLatents.OBSTACLE);
    }

    @Override
    public SwitchedGaussianPosterior at(Parameters parameters, Batch batch) {
        Matrix all = BinaryStates.all(given.bits());
        Matrix states = Matrix.zeros(batch.rows() * all.rows(), all.columns());
        for (int n = 0; n < batch.rows(); n++) {
            System.arraycopy(all.values(), 0, states.values(), n * all.values().length, all.values().length);
        }
        return given.at(parameters, batch, states);
    }
}
