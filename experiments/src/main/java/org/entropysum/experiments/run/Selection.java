package org.entropysum.experiments.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entropysum.experiments.suite.GridPoint;
import org.jspecify.annotations.Nullable;

/**
 * The fits of one grid and the best of them by a criterion. A fit that is not what the suite expects (not converged,
 * degenerate, failed) cannot be chosen, however high its likelihood: that of mixtures has no upper bound.
 *
 * @param grid the name of the cell that has the grid
 * @param criterion what is smallest for the best
 * @param rows N
 * @param candidates the fits in the order of the grid
 */
public record Selection(String grid, InformationCriterion criterion, int rows, List<Candidate> candidates) {
    /** Copies the list. {@inheritDoc} */
    public Selection {
        candidates = List.copyOf(candidates);
    }

    /**
     * Selects.
     *
     * @param grid the name of the cell that has the grid
     * @param criterion what is smallest for the best
     * @param rows N
     * @param fits all fits that finished, of this grid and perhaps of others
     * @param points where cells stand, by name
     * @return the selection
     */
    public static Selection of(
            String grid,
            InformationCriterion criterion,
            int rows,
            List<CellResult> fits,
            Map<String, GridPoint> points) {
        Map<String, Candidate> best = new LinkedHashMap<>();
        for (CellResult fit : fits) {
            GridPoint point = points.get(fit.cell());
            if (point != null && point.grid().equals(grid)) {
                best.merge(fit.cell(), candidate(fit, point, rows), Selection::better);
            }
        }
        return new Selection(grid, criterion, rows, marked(List.copyOf(best.values()), criterion));
    }

    private static Candidate candidate(CellResult fit, GridPoint point, int rows) {
        return new Candidate(
                fit.cell(),
                fit.seed(),
                point.settings(),
                fit.verdict(),
                fit.logLikelihood(),
                fit.degreesOfFreedom(),
                InformationCriterion.BIC.of(fit, rows),
                InformationCriterion.AIC.of(fit, rows),
                InformationCriterion.ICL.of(fit, rows),
                false,
                exclusion(fit));
    }

    private static @Nullable String exclusion(CellResult fit) {
        if (!fit.passed()) {
            return fit.failure() != null ? fit.failure() : fit.reason();
        }
        return fit.logLikelihood() == null ? "its log likelihood is not known" : null;
    }

    private static Candidate better(Candidate one, Candidate other) {
        if ((one.excluded() == null) != (other.excluded() == null)) {
            return one.excluded() == null ? one : other;
        }
        return likelihood(other) > likelihood(one) ? other : one;
    }

    private static double likelihood(Candidate candidate) {
        @Nullable Double logLikelihood = candidate.logLikelihood();
        return logLikelihood == null ? Double.NEGATIVE_INFINITY : logLikelihood;
    }

    private static List<Candidate> marked(List<Candidate> candidates, InformationCriterion criterion) {
        Optional<Candidate> least = candidates.stream()
                .filter(candidate -> candidate.excluded() == null && candidate.cost(criterion) != null)
                .min(Comparator.comparingDouble(candidate -> cost(candidate, criterion)));
        List<Candidate> marked = new ArrayList<>();
        for (Candidate candidate : candidates) {
            boolean isLeast = least.isPresent() && least.get().equals(candidate);
            marked.add(isLeast ? candidate.asChosen() : candidate);
        }
        return marked;
    }

    private static double cost(Candidate candidate, InformationCriterion criterion) {
        @Nullable Double cost = candidate.cost(criterion);
        return cost == null ? Double.POSITIVE_INFINITY : cost;
    }

    /**
     * The best fit.
     *
     * @return the candidate that is chosen, or empty if none can be
     */
    public Optional<Candidate> chosen() {
        return candidates.stream().filter(Candidate::chosen).findFirst();
    }
}
