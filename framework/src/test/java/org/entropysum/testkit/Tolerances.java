package org.entropysum.testkit;

/** What counts as equal, and why. All are relative to 1 + |value| unless said otherwise. */
public final class Tolerances {
    /** The gap against the gradient along the directions: both analytic, so only the rounding of sums over data. */
    public static final double GAP_IDENTITY = 1e-10;

    /** The gap against differences of the ELBO along the flow: rounding divided by a step of a hundredth. */
    public static final double FLOW = 1e-7;

    /** A gradient against differences of fourth order with {@link #STEP}. */
    public static final double GRADIENT = 1e-7;

    /** The step of differences in coordinates that are of order one. */
    public static final double STEP = 1e-3;

    /** The step of differences of sixth order. */
    public static final double WIDE_STEP = 1e-2;

    /** A derivative of one log density against differences of sixth order with {@link #WIDE_STEP}. */
    public static final double SLOPE = 1e-8;

    /** A derivative that a closed form makes zero. */
    public static final double STATIONARY = 1e-9;

    /** Two ways to add up the same numbers. */
    public static final double SUMMATION = 1e-11;

    /** Where an iteration ends that may stop when it no longer resolves progress. */
    public static final double ITERATION = 1e-8;

    private Tolerances() {}
}
