package org.entropysum.experiments.cli;

import java.io.PrintWriter;
import org.entropysum.experiments.run.ModelCheckResult;

/** The result of a check, for people. */
record CheckText(PrintWriter out) {
    void print(ModelCheckResult result) {
        out.println(result.model() + ", theorem " + result.theorem() + ", posterior " + result.posterior());
        out.println("  " + result.settings() + ", " + Words.count(result.parameters(), "parameter"));
        out.println("  data: " + result.data());
        out.println();
        out.println("Criterion: " + (result.criterion().holds() ? "holds" : "does not hold"));
        for (ModelCheckResult.TermFound term : result.criterion().terms()) {
            out.println("  " + term.term() + " " + term.sentence() + residual(term));
        }
        out.println();
        out.println("Plugin: says that it " + (result.claims().holds() ? "holds" : "does not hold") + ", because "
                + result.claims().because() + compared(result));
        out.println("  " + result.claims().source());
        out.println();
        out.println("Gap identity: " + identity(result.identity()));
        out.println(Words.format("%s after %.1f s", result.passed() ? "Passed" : "Not passed", result.seconds()));
    }

    private static String compared(ModelCheckResult result) {
        if (!result.agrees()) {
            return "; but that is not what the criterion says";
        }
        return result.claims().holds() == result.criterion().holds()
                ? ""
                : "; that is about the model, not about this posterior";
    }

    private static String residual(ModelCheckResult.TermFound term) {
        return term.residual() == null ? "" : Words.format(" (residual %.1e)", term.residual());
    }

    private static String identity(ModelCheckResult.Identity identity) {
        Double worst = identity.worstResidual();
        if (worst == null) {
            return "a number is not finite: " + identity.failure();
        }
        String where = identity.term().isEmpty() ? "" : " in the " + identity.term();
        return Words.format(
                "%s, the worst residual at %s is %.1e (1 + |F|)%s, of %.0e allowed",
                identity.holds() ? "holds" : "does not hold",
                Words.count(identity.points(), "random point"),
                worst,
                where,
                identity.tolerance());
    }
}
