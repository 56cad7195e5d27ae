package org.entropysum.experiments.bench;

/**
 * A piece of work whose speed is of interest. Model, data and rule of expectation are a cell of the suite {@code NAME.yaml} among
 * the resources of this package, found through the catalog like those of any suite.
 *
 * @param name the name, as that of the peer's case
 * @param unit what one timed unit is
 * @param work the kind of unit
 * @param flops the floating-point operations that a unit needs in matrix products, as the definition of the model has them
 * @param repeats the largest number of units that are timed
 */
public record BenchCase(String name, String unit, Work work, double flops, int repeats) {
    /** What one unit consists of. */
    public sealed interface Work {
        /**
         * One step of Adam; where expectations are sampled, with draws of its own.
         *
         * @param condensed whether the data are represented by {@link org.entropysum.data.Dataset#condensed()}, which is
         *     exact where the bound depends on mean and covariance alone
         */
        record AdamStep(boolean condensed) implements Work {}

        /**
         * A fit by expectation maximization from the same start.
         *
         * @param iterations steps
         */
        record Em(int iterations) implements Work {}

        /** A fit in closed form and the log likelihood there. */
        record ClosedForm() implements Work {}
    }
}
