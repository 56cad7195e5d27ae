package org.entropysum.experiments.report;

import java.util.Locale;
import java.util.Map;

/** How a verdict is shown, and what it says. */
final class VerdictStyle {
    private static final Map<String, String> MEANINGS = Map.of(
            "CONFIRMED", "ELBO and entropy sum agree, and the whole gradient is small: a stationary point.",
            "ON_MANIFOLD", "ELBO and entropy sum agree, but other parameters still move: true, and not convergence.",
            "NOT_STATIONARY", "There is a gap that the gradient explains: training has not ended.",
            "REFUTED", "There is a gap that the gradient does not explain: a bug, or a claim that is false.",
            "OUT_OF_SCOPE", "The parameterization criterion does not hold: nothing is claimed for this model.",
            "FAILED", "A number was not finite; the tensor and the iteration are named.");

    private VerdictStyle() {}

    /** The class in the style sheet. */
    static String style(String verdict) {
        return "verdict " + verdict.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    /** A verdict in words: {@code not stationary}. */
    static String words(String verdict) {
        return verdict.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What the verdict says; nothing for verdicts that are not known here. */
    static String meaning(String verdict) {
        return MEANINGS.getOrDefault(verdict, "");
    }

    /** Writes the verdict as a label. */
    static void write(Markup markup, String verdict) {
        markup.element("span", words(verdict), "class", style(verdict));
    }
}
