package org.entropysum.experiments.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entropysum.elbo.Evaluation;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.suite.CellSpec;
import org.entropysum.experiments.suite.Quantity;
import org.entropysum.experiments.suite.Target;
import org.entropysum.verification.Verdict;
import org.entropysum.verification.Verification;
import org.jspecify.annotations.Nullable;

/** Puts down what was found in a cell. */
record CellReport(CellRun run, double seconds) {
    CellResult of(Verification verification, Learned learned, Examinations.Outcome found) {
        Evaluation evaluation = verification.evaluation();
        if (evaluation == null) {
            return failed(verification.reason(), learned.trace().soFar());
        }
        int steps = learned.steps();
        Double logLikelihood = learned.logLikelihood();
        HeldOut heldOut = learned.heldOut();
        Entropies entropies = new Entropies(
                evaluation.entropies().posterior(),
                evaluation.entropies().prior(),
                evaluation.entropies().observable(),
                evaluation.entropies().baseMeasure());
        CellResult result = new CellResult(
                run.cell().name().toString(),
                run.cell().model().id().toString(),
                learned.data().name(),
                run.seed(),
                verification.verdict().name(),
                run.cell().expect().name(),
                verification.verdict() == run.cell().expect() && found.failure() == null,
                verification.reason(),
                evaluation.elbo(),
                evaluation.entropies().value(),
                entropies,
                evaluation.gap(),
                verification.directional(),
                verification.bound(),
                evaluation.gradientNorm(),
                logLikelihood,
                learned.assembly().model().degreesOfFreedom(),
                learned.bic(logLikelihood),
                steps,
                seconds,
                learned.usual(),
                verification.terms().stream()
                        .map(term -> new TermResult(term.name(), term.gap(), term.directional()))
                        .toList(),
                verification.parts().stream()
                        .map(part -> new TermResult(part.name(), part.gap(), part.directional()))
                        .toList(),
                List.of(),
                learned.trace().endingAt(steps, evaluation, heldOut == null ? null : heldOut.elbo()),
                found.failure(),
                learned.stationaryPoint(verification),
                heldOut,
                found.findings());
        return checked(result);
    }

    /** A result that was found before, judged by what the cell expects now. */
    CellResult judged(CellResult found) {
        boolean asExpected = found.failure() == null
                && found.verdict().equals(run.cell().expect().name());
        CellResult expected = found.withExpected(run.cell().expect().name(), asExpected);
        return found.failure() == null ? checked(expected) : expected;
    }

    private CellResult checked(CellResult result) {
        List<CheckResult> checks = new ArrayList<>();
        for (Map.Entry<Quantity, Target> check : run.cell().check().entrySet()) {
            Double actual = QuantityValue.of(check.getKey(), result);
            checks.add(CheckResult.of(check.getKey().toString(), check.getValue(), actual));
        }
        return result.withChecks(checks);
    }

    /** A number was not finite. */
    CellResult failed(String reason, List<TracePoint> trace) {
        boolean expected = run.cell().expect() == Verdict.FAILED;
        return checked(withoutNumbers(reason, expected, trace, null));
    }

    /** Something went wrong that is no result. */
    CellResult crashed(Throwable crash, List<TracePoint> trace) {
        String message = crash.getClass().getSimpleName() + ": " + crash.getMessage();
        String line = message.lines().findFirst().orElse(message);
        return withoutNumbers("the cell crashed", false, trace, line);
    }

    private CellResult withoutNumbers(String reason, boolean passed, List<TracePoint> trace, @Nullable String failure) {
        CellSpec cell = run.cell();
        return new CellResult(
                cell.name().toString(),
                cell.model().id().toString(),
                cell.data().toString(),
                run.seed(),
                Verdict.FAILED.name(),
                cell.expect().name(),
                passed,
                reason,
                null,
                null,
                Entropies.absent(),
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                trace.isEmpty() ? 0 : trace.get(trace.size() - 1).step(),
                seconds,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                trace,
                failure,
                null,
                null,
                Findings.none());
    }
}
