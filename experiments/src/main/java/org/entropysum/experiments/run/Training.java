package org.entropysum.experiments.run;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.Objective;
import org.entropysum.experiments.suite.TrainingSpec;
import org.entropysum.learning.Adam;
import org.entropysum.learning.Algorithm;
import org.entropysum.learning.ClosedForm;
import org.entropysum.learning.ExpectationMaximization;
import org.entropysum.learning.Lbfgs;
import org.entropysum.learning.Optimum;
import org.entropysum.learning.Trainer;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.ModelAssembly;

/** The training that a suite asks for. */
record Training(Algorithm algorithm, int steps, int starts) {
    /** Where a closed form is left out, its optimum is found by L-BFGS in at most this many steps. */
    private static final int STEPS_INSTEAD_OF_CLOSED_FORM = 5000;

    /** Training ends at this share of the tolerance of the verdict. */
    private static final double SHARE_OF_TOLERANCE = 0.1;

    static Training of(TrainingSpec spec, ModelAssembly assembly, Dataset data) {
        if (spec instanceof TrainingSpec.ExpectationMaximization em) {
            return new Training(ExpectationMaximization.of(), em.steps(), em.starts());
        }
        if (spec instanceof TrainingSpec.Lbfgs lbfgs) {
            return new Training(Lbfgs.standard(), lbfgs.steps(), lbfgs.starts());
        }
        if (spec instanceof TrainingSpec.Adam adam) {
            return new Training(Adam.of(adam.learningRate()), adam.steps(), adam.starts());
        }
        if (spec instanceof TrainingSpec.ClosedForm) {
            return assembly.maximumLikelihood()
                    .map(closed -> new Training(ClosedForm.of(closed, data), 1, 1))
                    .orElseGet(() -> new Training(Lbfgs.standard(), STEPS_INSTEAD_OF_CLOSED_FORM, 1));
        }
        return new Training(Lbfgs.standard(), 0, 1);
    }

    Optimum run(Objective objective, Dataset data, double tolerance, long seed, RunOptions options, Trace trace) {
        UniformRandomProvider random = RandomSource.PHILOX_4X64.create(seed);
        List<Parameters> initial = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            initial.add(objective.assembly().initial(data, random));
        }
        return new Trainer(algorithm, steps, SHARE_OF_TOLERANCE * tolerance, options.cancelled())
                .train(objective, initial, trace);
    }
}
