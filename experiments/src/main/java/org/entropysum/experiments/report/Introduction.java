package org.entropysum.experiments.report;

/** What the report is about: the equation, the gap identity, and how to read the numbers. */
final class Introduction {
    private Introduction() {}

    /** Writes the section. */
    static void write(Markup markup) {
        markup.open("section", "id", "theory", "aria-labelledby", "theory-title");
        markup.element("h2", "What is verified", "id", "theory-title");
        markup.element(
                "p",
                "For a very large class of generative models the evidence lower bound (ELBO) equals a sum of entropies"
                        + " at every stationary point of learning:");
        equation(markup);
        markup.element(
                "p",
                "Anywhere else the difference is known exactly: it is the gradient of the ELBO along two directions α and"
                        + " β that the model gives. So the gap closes as learning converges, and a gap that the gradient"
                        + " does not explain is a mistake in the model or in its code.");
        identity(markup);
        reading(markup);
        markup.close("section").line();
    }

    private static void equation(Markup markup) {
        markup.open("p", "class", "equation");
        term(markup, "elbo", "ELBO");
        markup.text(" = ");
        term(markup, "posterior", "H[q(z)]");
        markup.text(" − ");
        term(markup, "prior", "H[p(z)]");
        markup.text(" − ");
        term(markup, "observable", "E H[p(x|z)]");
        markup.open("span", "class", "optional").text(" (+ ");
        term(markup, "base", "E log h");
        markup.text(" where the base measure h varies)").close("span").close("p");
    }

    private static void identity(Markup markup) {
        markup.open("p", "class", "equation").element("span", "gap", "class", "term sum");
        markup.text(" = ELBO − entropy sum = ⟨∇")
                .element("sub", "Ψ")
                .text(" ELBO, α⟩ + ⟨∇")
                .element("sub", "Θ");
        markup.text(" ELBO, β⟩").close("p");
    }

    private static void term(Markup markup, String ink, String text) {
        markup.element("span", text, "class", "term " + ink);
    }

    private static void reading(Markup markup) {
        markup.open("ul", "class", "reading");
        point(
                markup,
                "Units.",
                "ELBO, entropies, gap and bound are in nats per data point; the log-likelihood is that of"
                        + " all data, in nats.");
        point(
                markup,
                "Signs.",
                "A positive log density is not a bug, nor is a negative entropy: the density of a"
                        + " continuous variable may exceed 1 where the data are dense in their units, and then ELBO and"
                        + " log-likelihood can be positive. Other units of the data shift them by a constant; the gap stays.");
        point(
                markup,
                "Three roads.",
                "The ELBO comes from log densities, the entropy sum from entropies, the gap identity"
                        + " from gradients. They share no formula, so that agreement is evidence.");
        point(
                markup,
                "Source.",
                "Damm et al., AISTATS 2023 (arXiv 2010.14860); Lücke and Warnken (arXiv 2209.03077);"
                        + " Warnken et al. (arXiv 2501.09022); Velychko et al., AISTATS 2024 (arXiv 2311.01888).");
        markup.close("ul");
    }

    private static void point(Markup markup, String word, String text) {
        markup.open("li").element("strong", word).text(" " + text).close("li");
    }
}
