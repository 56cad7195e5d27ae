package org.entropysum.experiments.stream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.learning.Adam;
import org.entropysum.learning.State;
import org.entropysum.model.MarginalLikelihood;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.ModelAssembly;

/** One model that learns online: a step of Adam on the sampled ELBO of each batch. */
final class Learner {
    private final ModelAssembly assembly;
    private final int samples;
    private final int every;
    private final Adam adam;
    private final UniformRandomProvider seeds;
    private final Readings readings;
    private State state;

    Learner(ModelAssembly assembly, StreamingSelection settings, Dataset first, int batches, long seed) {
        this.assembly = assembly;
        this.samples = settings.samples();
        this.every = settings.every();
        this.adam = Adam.of(settings.learningRate());
        this.seeds = RandomSource.PHILOX_4X64.create(seed);
        this.state = adam.initial(assembly.initial(first, seeds));
        this.readings = new Readings(
                assembly.model().latentSize(),
                first.shape().columns(),
                assembly.model().degreesOfFreedom(),
                batches);
    }

    /** Reads the estimates off, then learns. */
    void see(int number, Dataset batch) {
        Expectation draws = new Expectation.MonteCarlo(samples, seeds.nextLong());
        EntropySumEvaluator sampled = EntropySumEvaluator.of(assembly.with(draws), batch);
        Evaluation evaluation = sampled.at(state.parameters());
        readings.put(Estimate.SAMPLED, number, evaluation.elbo());
        readings.put(Estimate.ENTROPIES, number, evaluation.entropies().value());
        if (number % every == 0) {
            readReferences(number, batch);
        }
        State known = new State(state.parameters(), state.held(), state.iteration(), state.memory(), evaluation);
        state = adam.advance(sampled, known);
    }

    private void readReferences(int number, Dataset batch) {
        EntropySumEvaluator exact = EntropySumEvaluator.of(assembly, batch);
        readings.put(Estimate.CLOSED_FORM, number, exact.at(state.parameters()).elbo());
        if (assembly.model() instanceof MarginalLikelihood marginal) {
            double[] rows = Matrix.copyOf(marginal.logMarginal(
                            state.parameters(),
                            batch.rows(0, batch.shape().rows()).x()))
                    .values();
            double sum = 0;
            for (double row : rows) {
                sum += row;
            }
            readings.put(Estimate.LIKELIHOOD, number, sum / rows.length);
        }
    }

    Readings readings() {
        return readings;
    }
}
