package org.entropysum.experiments.run;

import org.entropysum.experiments.analysis.Numbers;
import org.jspecify.annotations.Nullable;

/** What a fit costs, in nats times two; the smallest wins. N data points, log likelihood in total nats. */
public enum InformationCriterion {
    /** degrees of freedom · log N − 2 log likelihood (Schwarz 1978). */
    BIC("degrees of freedom · log N − 2 log likelihood") {
        @Override
        double cost(CellResult fit, double logLikelihood, int rows) {
            return fit.degreesOfFreedom() * Math.log(rows) - 2 * logLikelihood;
        }
    },
    /** 2 degrees of freedom − 2 log likelihood (Akaike 1974). */
    AIC("2 degrees of freedom − 2 log likelihood") {
        @Override
        double cost(CellResult fit, double logLikelihood, int rows) {
            return 2.0 * fit.degreesOfFreedom() - 2 * logLikelihood;
        }
    },
    /** BIC + 2 N H̄[q] with the mean entropy of the posterior, the first term of the entropy sum (McLachlan and Peel 2000). */
    ICL("BIC + 2 N times the entropy of the posterior") {
        @Override
        double cost(CellResult fit, double logLikelihood, int rows) {
            @Nullable Double entropy = fit.entropies().posterior();
            return entropy == null ? Double.NaN : BIC.cost(fit, logLikelihood, rows) + 2 * rows * entropy;
        }
    };

    private final String formula;

    InformationCriterion(String formula) {
        this.formula = formula;
    }

    /**
     * How it is computed, in words.
     *
     * @return the formula
     */
    public String formula() {
        return formula;
    }

    abstract double cost(CellResult fit, double logLikelihood, int rows);

    /**
     * The cost of a fit.
     *
     * @param fit the fit
     * @param rows N
     * @return the cost, or null where the log likelihood is not known
     */
    public @Nullable Double of(CellResult fit, int rows) {
        return fit.logLikelihood() == null ? null : Numbers.finite(cost(fit, fit.logLikelihood(), rows));
    }
}
