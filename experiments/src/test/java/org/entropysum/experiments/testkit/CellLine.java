package org.entropysum.experiments.testkit;

import java.util.ArrayList;
import java.util.List;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.CheckResult;

/** What a failure says about one run of a cell, in one line. */
record CellLine(CellResult result) {
    String label() {
        return result.cell() + " (seed " + result.seed() + ")";
    }

    /** For example {@code a (seed 1): expected CONFIRMED, but it is NOT_STATIONARY: the gap ...; elbo is -3, not -2 ± 0.1}. */
    String unexpected() {
        List<String> parts = new ArrayList<>();
        if (!result.verdict().equals(result.expect()) || result.failure() != null) {
            parts.add(verdict(result.expect()));
        }
        result.checks().stream()
                .filter(check -> !check.passed())
                .map(CellLine::unmet)
                .forEach(parts::add);
        return label() + ": " + String.join("; ", parts);
    }

    String verdict(String expected) {
        String failure = result.failure() == null ? "" : ": " + result.failure();
        return "expected " + expected + ", but it is " + result.verdict() + ": " + result.reason() + failure;
    }

    static String unmet(CheckResult check) {
        return check.quantity() + " is " + check.actual() + ", not " + demanded(check);
    }

    static String demanded(CheckResult check) {
        return check.demanded();
    }
}
