package org.entropysum.experiments.suite;

/** What became of a value of the text. */
sealed interface Reading {
    /** It is this object. */
    record Value(Object object) implements Reading {}

    /** It is not of the type; the hint may be empty. */
    record Unfit(String hint) implements Reading {}

    /** It was refused in the words of the type itself. */
    record Refused(String message) implements Reading {}

    /** The refusal, in the name of the label, that an exception of a type's factory or constructor stands for. */
    static Refused refused(String label, Throwable thrown) {
        String message = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        return new Refused(label + ": "
                + (thrown instanceof IllegalArgumentException
                        ? message
                        : thrown.getClass().getSimpleName() + ": " + message));
    }
}
