package org.entropysum.experiments.suite;

/** An interval of numbers, both ends included. */
record Range(double atLeast, double atMost) {
    static final Range UNLIMITED = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    boolean contains(double value) {
        return atLeast <= value && value <= atMost;
    }

    /** The range behind the name of what is in it: " from 1 to 20", " of at least 1". */
    @Override
    public String toString() {
        if (atLeast == Double.MIN_VALUE) {
            return " greater than 0" + (isBoundedAbove() ? " and at most " + text(atMost) : "");
        }
        if (isBoundedBelow() && isBoundedAbove()) {
            return " from " + text(atLeast) + " to " + text(atMost);
        }
        if (isBoundedBelow()) {
            return " of at least " + text(atLeast);
        }
        return isBoundedAbove() ? " of at most " + text(atMost) : "";
    }

    private boolean isBoundedBelow() {
        return atLeast != Double.NEGATIVE_INFINITY;
    }

    private boolean isBoundedAbove() {
        return atMost != Double.POSITIVE_INFINITY;
    }

    private static String text(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) <= Long.MAX_VALUE
                ? Long.toString((long) bound)
                : Double.toString(bound);
    }
}
