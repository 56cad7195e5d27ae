package org.entropysum.experiments.cli;

import java.util.List;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.SuiteRunner;
import org.entropysum.verification.Verdict;

/** What the process tells its caller. */
enum ExitCode {
    /** Every verdict is the expected one. */
    AS_EXPECTED(0),
    /** A verdict or a known value is not as expected. */
    CHECK_FAILED(1),
    /** The command or a file is not understood. */
    USAGE(2),
    /** A cell crashed, or met a number that is not finite and was not expected to. */
    CELL_FAILED(3),
    /** The run was interrupted or out of budget. */
    INCOMPLETE(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Where several apply: incomplete before failed before not as expected. */
    static ExitCode of(SuiteRunner.Outcome outcome) {
        List<CellResult> cells = outcome.result().cells();
        if (!outcome.complete()) {
            return INCOMPLETE;
        }
        if (cells.stream().anyMatch(ExitCode::broken)) {
            return CELL_FAILED;
        }
        return outcome.result().passed() ? AS_EXPECTED : CHECK_FAILED;
    }

    private static boolean broken(CellResult cell) {
        boolean failed = cell.verdict().equals(Verdict.FAILED.name());
        return failed && (cell.failure() != null || !cell.expect().equals(Verdict.FAILED.name()));
    }
}
