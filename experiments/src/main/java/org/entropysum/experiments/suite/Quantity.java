package org.entropysum.experiments.suite;

import java.util.List;
import java.util.regex.Pattern;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.Problem;

/**
 * A number of a result that a cell can check: one that every result has, or one that an analysis finds, written as the name of
 * the analysis, a dot and the name of the number.
 *
 * @param notation how suites and results write it
 */
public record Quantity(String notation) {
    /** The ELBO per data point, in nats. */
    public static final Quantity ELBO = new Quantity("elbo");

    /** The sum of entropies per data point, in nats. */
    public static final Quantity ENTROPY_SUM = new Quantity("entropySum");

    /** The mean entropy of the variational distributions, in nats. */
    public static final Quantity POSTERIOR = new Quantity("posterior");

    /** The entropy of the prior, in nats. */
    public static final Quantity PRIOR = new Quantity("prior");

    /** The expected entropy of the observable distribution, in nats. */
    public static final Quantity OBSERVABLE = new Quantity("observable");

    /** The term of a base measure that varies, in nats per data point. */
    public static final Quantity BASE_MEASURE = new Quantity("baseMeasure");

    /** ELBO minus entropy sum, in nats per data point. */
    public static final Quantity GAP = new Quantity("gap");

    /** |ELBO − entropy sum| / |ELBO|, the error that the papers give. */
    public static final Quantity RELATIVE_GAP = new Quantity("relativeGap");

    /** The ELBO of the rows that were kept out of training, in nats per data point. */
    public static final Quantity HELD_OUT_ELBO = new Quantity("heldOutElbo");

    /** The log-likelihood of all data points, in nats. */
    public static final Quantity LOG_LIKELIHOOD = new Quantity("logLikelihood");

    /** The Bayesian information criterion. */
    public static final Quantity BIC = new Quantity("bic");

    /** The number of free parameters. */
    public static final Quantity DEGREES_OF_FREEDOM = new Quantity("degreesOfFreedom");

    private static final List<Quantity> OF_EVERY_RESULT = List.of(
            ELBO,
            ENTROPY_SUM,
            POSTERIOR,
            PRIOR,
            OBSERVABLE,
            BASE_MEASURE,
            GAP,
            RELATIVE_GAP,
            HELD_OUT_ELBO,
            LOG_LIKELIHOOD,
            BIC,
            DEGREES_OF_FREEDOM);

    private static final Pattern OF_AN_ANALYSIS = Pattern.compile("[a-z][a-z0-9-]*\\.[^.]+");

    /**
     * The quantity of that notation.
     *
     * @param notation for example {@code elbo} or {@code collapse.active}
     * @return the quantity
     * @throws IllegalArgumentException if there is none
     */
    public static Quantity of(String notation) {
        Quantity quantity = new Quantity(notation);
        if (quantity.isOfAnAnalysis() || OF_EVERY_RESULT.contains(quantity)) {
            return quantity;
        }
        KnownNames names =
                KnownNames.of(OF_EVERY_RESULT.stream().map(Quantity::notation).toList());
        throw new IllegalArgumentException(
                "unknown quantity " + Problem.quoted(notation) + "; " + names.insteadOf(notation));
    }

    /**
     * Whether an analysis finds it.
     *
     * @return true for the name of an analysis, a dot and the name of a number
     */
    public boolean isOfAnAnalysis() {
        return OF_AN_ANALYSIS.matcher(notation).matches();
    }

    @Override
    public String toString() {
        return notation;
    }
}
