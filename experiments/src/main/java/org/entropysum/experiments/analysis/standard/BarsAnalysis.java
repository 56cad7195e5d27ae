package org.entropysum.experiments.analysis.standard;

import java.util.List;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.experiments.analysis.Analysis;
import org.entropysum.experiments.analysis.Examination;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Trained;
import org.entropysum.learning.ExpectationMaximization;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.plugin.Setting;
import org.entropysum.posterior.ManifoldProjection;

/**
 * How many bars a sparse code has found, and whether it is as good as the truth on the same data.
 *
 * <p>Each of the 2B bars is matched with one column of W, pair by pair, the pair with the largest |cos| first. The truth is
 * given every help: with W at the bars, q, the scales and σ² are fitted to the data (Velychko et al., AISTATS 2024, compare with
 * the generating W and a q fitted to it).
 *
 * @param threshold the least |cos| of a bar that is found
 */
public record BarsAnalysis(
        @Setting(value = "least |cos| between a bar and its column", byDefault = "0.8", atLeast = 0, atMost = 1)
        double threshold)
        implements Analysis {
    private static final String WEIGHTS = "weights";
    private static final int REFITS = 200;
    private static final double SETTLED = 1e-9;

    @Override
    public Examination begin() {
        return this::findings;
    }

    @Override
    public List<String> numbers() {
        return List.of("found", "worst", "truth", "advantage");
    }

    private Findings findings(Trained trained) {
        Matrix weights = Columns.of(trained, WEIGHTS).weights();
        double[] cosines = Matching.of(weights, bars(weights.rows())).cosines();
        long found = java.util.Arrays.stream(cosines)
                .filter(cosine -> cosine >= threshold)
                .count();
        double truth = truth(trained);
        return Findings.none()
                .with("found", (double) found)
                .with("worst", cosines[cosines.length - 1])
                .with("truth", truth)
                .with("advantage", trained.optimum().evaluation().elbo() - truth);
    }

    /** The bars as columns, rows of the image first, [B², 2B]. */
    private static Matrix bars(int pixels) {
        int edge = (int) Math.round(Math.sqrt(pixels));
        if (edge * edge != pixels) {
            throw new IllegalArgumentException(pixels + " pixels are no square image");
        }
        Matrix bars = Matrix.zeros(pixels, 2 * edge);
        for (int d = 0; d < pixels; d++) {
            bars.set(d, d / edge, 1);
            bars.set(d, edge + d % edge, 1);
        }
        return bars;
    }

    // The ELBO at the bars, with all else at its maximum
    private static double truth(Trained trained) {
        ManifoldProjection scales = trained.assembly()
                .projection()
                .orElseThrow(() -> new IllegalArgumentException("the model cannot fit its scales in closed form"));
        Matrix bars = bars(trained.data().shape().columns());
        Objective objective = EntropySumEvaluator.of(trained.assembly(), trained.data());
        Parameters point = trained.parameters().with(WEIGHTS, bars);
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < REFITS; i++) {
            Parameters fitted = ExpectationMaximization.expectation(objective, point);
            Evaluation evaluation = objective.at(fitted);
            if (evaluation.elbo() - before < SETTLED) {
                return evaluation.elbo();
            }
            before = evaluation.elbo();
            point = scales.project(fitted, fitted, objective.statistics(scales, fitted));
        }
        return before;
    }
}
