package org.entropysum.experiments.analysis;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Dataset;
import org.entropysum.learning.Optimum;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.verification.Verification;

/**
 * A run at the end of its training.
 *
 * @param assembly the model with its q, and what q remembers at the end; the one of evaluation, so that each row stands for itself
 * @param optimum where training ended
 * @param verification what the verification says
 * @param data the training data
 * @param heldOut data of the same kind that were kept out of training, where the source has some
 * @param steps the number of training steps
 * @param seed the seed of the run
 */
public record Trained(
        ModelAssembly assembly,
        Optimum optimum,
        Verification verification,
        Dataset data,
        Optional<Dataset> heldOut,
        int steps,
        long seed) {
    /**
     * The parameters.
     *
     * @return Ψ, Θ and Φ
     */
    public Parameters parameters() {
        return optimum.state().parameters();
    }

    /**
     * A stream of random numbers of its own.
     *
     * @param purpose what it is for; other purposes get other streams
     * @return the stream, the same for the same seed and purpose
     */
    public UniformRandomProvider random(String purpose) {
        return random(seed, purpose);
    }

    /**
     * A stream of random numbers.
     *
     * @param seed the seed of a run
     * @param purpose what it is for; other purposes get other streams
     * @return the stream, the same for the same seed and purpose
     */
    public static UniformRandomProvider random(long seed, String purpose) {
        long mixed = seed;
        for (int i = 0; i < purpose.length(); i++) {
            mixed = mixed * 0x9E3779B97F4A7C15L + purpose.charAt(i);
        }
        return RandomSource.PHILOX_4X64.create(mixed);
    }
}
