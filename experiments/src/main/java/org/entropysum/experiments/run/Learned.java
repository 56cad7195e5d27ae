package org.entropysum.experiments.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entropysum.data.Dataset;
import org.entropysum.learning.Optimum;
import org.entropysum.model.MarginalLikelihood;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.verification.StationaryPoint;
import org.entropysum.verification.Verdict;
import org.entropysum.verification.Verification;
import org.jspecify.annotations.Nullable;

/** A model at the end of its training, in evaluation. */
record Learned(
        ModelAssembly assembly, Dataset data, Optimum optimum, int steps, Trace trace, Optional<UnseenRows> unseen) {
    /** About as many gradients does a Krylov space take. */
    private static final double GRADIENTS = 400;

    /** Nodes in all these gradients: some seconds. */
    private static final double MOST_NODES = 1e6;

    private Parameters parameters() {
        return optimum.state().parameters();
    }

    /** The log likelihood in total nats, or null where it is not known. */
    @Nullable
    Double logLikelihood() {
        boolean together = optimum.state().held() == optimum.state().parameters();
        return together || assembly.model() instanceof MarginalLikelihood
                ? new LogLikelihood(assembly, data).at(parameters(), optimum.evaluation())
                : null;
    }

    /** What the model makes of rows that it has not seen, or null if there are none. */
    @Nullable
    HeldOut heldOut() {
        return unseen.map(rows -> rows.judge(parameters(), assembly)).orElse(null);
    }

    /** −2 log likelihood + degrees of freedom · log N. */
    @Nullable
    Double bic(@Nullable Double logLikelihood) {
        return logLikelihood == null
                ? null
                : assembly.model().degreesOfFreedom() * Math.log(data.shape().rows()) - 2 * logLikelihood;
    }

    /** What a confirmed point is, or null at other points and where differences of gradients would take too long. */
    @Nullable
    String stationaryPoint(Verification verification) {
        double gradients = Math.min(3.0 * assembly.layout().size(), GRADIENTS);
        if (verification.verdict() != Verdict.CONFIRMED || gradients * nodes() > MOST_NODES) {
            return null;
        }
        try {
            return StationaryPoint.of(optimum.objective(), parameters()).sentence();
        } catch (NumericFailure outside) {
            return null;
        }
    }

    private double nodes() {
        return (double) assembly.expectation().samples() * data.shape().rows();
    }

    /** The usual parameters as numbers and nested lists of numbers. */
    Map<String, Object> usual() {
        Map<String, Object> usual = new LinkedHashMap<>();
        assembly.model().usual(parameters()).forEach((name, value) -> usual.put(name, lists(Matrix.copyOf(value))));
        return usual;
    }

    private static Object lists(Matrix matrix) {
        if (matrix.values().length == 1) {
            return matrix.get(0, 0);
        }
        List<List<Double>> rows = new java.util.ArrayList<>();
        for (int i = 0; i < matrix.rows(); i++) {
            rows.add(Arrays.stream(matrix.row(i).values()).boxed().toList());
        }
        return rows.size() == 1 ? rows.get(0) : rows;
    }
}
