package org.entropysum.family;

/**
 * A coordinate of a single natural parameter that may be any real number, \( \eta = g(u) \) with g monotone: a logarithm for a
 * positive parameter, the parameter itself where it may be any number. For a family whose natural parameters have their
 * ranges each by itself, {@link ParameterChart#columnwise} makes a chart of it.
 */
public interface NaturalCoordinate {
    /**
     * The natural parameter.
     *
     * @param u any real number
     * @return g(u)
     */
    double natural(double u);

    /**
     * The coordinate, the inverse of {@link #natural}.
     *
     * @param eta a proper natural parameter
     * @return u
     */
    double coordinate(double eta);

    /**
     * The slope.
     *
     * @param u any real number
     * @return g'(u), not zero
     */
    double slope(double u);

    /**
     * The velocity of the coordinate under \( \eta \to e^t \eta \).
     *
     * @param u any real number
     * @return g(u) / g'(u)
     */
    default double velocity(double u) {
        return natural(u) / slope(u);
    }
}
