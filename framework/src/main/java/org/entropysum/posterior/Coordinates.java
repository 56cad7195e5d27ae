package org.entropysum.posterior;

import java.util.List;
import java.util.Optional;
import org.entropysum.numeric.Matrix;

/**
 * One kind of distributions in unconstrained coordinates, those of {@link Posterior#coordinateGradient}: every row of real
 * numbers is one distribution. Families differ in where the rows come from, a table ({@link FreePosterior}) or a network
 * ({@link AmortizedPosterior}).
 *
 * @param parts what the columns mean, in order
 * @param discrete whether the latents are discrete, so that they can neither be rescaled nor drawn smoothly
 * @param construction builds the distributions
 */
public record Coordinates(List<Part> parts, boolean discrete, Construction construction) {
    /** What rescaling the latents, \( z_h \to e^{r_h t} z_h \), does to a part. */
    public enum Kind {
        /** One column a latent, which grows with it: means, or logits of discrete latents. */
        POSITION,
        /** One column a latent, to which r·t is added: logarithms of scales. */
        LOG_SCALE,
        /** Columns that stay: loadings and correlations relative to the scales. */
        SHAPE
    }

    /**
     * Consecutive columns.
     *
     * @param name the name of their block where they are parameters, unique
     * @param columns how many
     * @param kind how they rescale
     */
    public record Part(String name, int columns, Kind kind) {}

    /** Builds distributions from coordinates. */
    @FunctionalInterface
    public interface Construction {
        /**
         * The distributions of consecutive data points.
         *
         * @param coordinates one distribution a row, {@code [B, M]}; not changed
         * @param firstRow the identity of the first data point, by which random draws are frozen
         * @return the distributions
         */
        Posterior at(Matrix coordinates, int firstRow);

        /**
         * The same of the columns of each part, as where they are kept apart.
         *
         * @param parts the columns of the parts, in their order; given away
         * @param firstRow the identity of the first data point, by which random draws are frozen
         * @return the distributions
         */
        default Posterior of(List<Matrix> parts, int firstRow) {
            if (parts.size() == 1) {
                return at(parts.get(0), firstRow);
            }
            Matrix joined = Matrix.zeros(
                    parts.get(0).rows(),
                    parts.stream().mapToInt(Matrix::columns).sum());
            int at = 0;
            for (Matrix part : parts) {
                joined.setColumns(at, part);
                at += part.columns();
            }
            return at(joined, firstRow);
        }
    }

    /** Copies the list. {@inheritDoc} */
    public Coordinates {
        parts = List.copyOf(parts);
    }

    /**
     * The number of coordinates of one distribution.
     *
     * @return M
     */
    public int size() {
        return parts.stream().mapToInt(Part::columns).sum();
    }

    /**
     * Why no distribution of this kind can be rescaled.
     *
     * @return a sentence, or empty if all can
     */
    public Optional<String> obstacleToRescaling() {
        return discrete ? Optional.of(DiscreteLatents.OBSTACLE) : Optional.empty();
    }

    /**
     * Why the coordinate gradient is an estimate under a rule.
     *
     * @param rule how expectations are taken
     * @return a sentence, or empty if it is the derivative
     */
    public Optional<String> obstacleToDifferentiation(Expectation rule) {
        return discrete ? DiscreteLatents.obstacleToDifferentiation(rule) : Optional.empty();
    }
}
