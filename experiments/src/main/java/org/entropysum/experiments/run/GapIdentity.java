package org.entropysum.experiments.run;

import java.util.List;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.EntropyTerm;
import org.entropysum.elbo.Evaluation;
import org.entropysum.model.Direction;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.posterior.ModelAssembly;

/**
 * The gap identity term by term: what an entropy and the expected log density differ by is the derivative of the ELBO along
 * the direction that the model states, at any parameters and for any q.
 */
final class GapIdentity {
    /** What is left may be rounding up to this times 1 + |F|. */
    static final double TOLERANCE = 1e-10;

    private final ModelAssembly assembly;
    private final EntropySumEvaluator objective;
    private double worst;
    private String worstTerm = "";

    GapIdentity(ModelAssembly assembly, Dataset data) {
        this.assembly = assembly;
        this.objective = EntropySumEvaluator.of(assembly, data);
    }

    /** Tries every place, with q as it stands at the place before. */
    ModelCheckResult.Identity at(List<Parameters> places) {
        try {
            for (int i = 0; i < places.size(); i++) {
                tryAt(places.get(i), places.get(i == 0 ? places.size() - 1 : i - 1));
            }
        } catch (NumericFailure failure) {
            return new ModelCheckResult.Identity(places.size(), null, "", TOLERANCE, false, failure.getMessage());
        }
        return new ModelCheckResult.Identity(places.size(), worst, worstTerm, TOLERANCE, worst <= TOLERANCE, null);
    }

    private void tryAt(Parameters place, Parameters held) {
        Evaluation there = objective.at(place, held);
        List<Direction> directions = assembly.model().directions(place);
        for (EntropyTerm term : there.entropies().terms()) {
            for (Direction direction : directions) {
                if (direction instanceof Direction.Along along && along.term().equals(term.name())) {
                    note(term.name(), Math.abs(term.gap() - there.along(along)) / (1 + Math.abs(there.elbo())));
                }
            }
        }
    }

    private void note(String term, double residual) {
        double larger = Math.max(worst, residual); // what is no number stays
        if (Double.compare(larger, worst) != 0) {
            worst = larger;
            worstTerm = term;
        }
    }
}
