package org.entropysum.experiments.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells a run to end: the time is up, or the process was asked to stop. In the second case the virtual machine waits a
 * moment for the run to write down what it has, and ends with exit code 4.
 */
final class Cancellation implements BooleanSupplier, AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final long deadline;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "entropysum-stop");
    private volatile boolean interrupted;

    private Cancellation(long deadline) {
        this.deadline = deadline;
    }

    static Cancellation after(@Nullable Duration budget) {
        long deadline = budget == null ? Long.MAX_VALUE : System.nanoTime() + budget.toNanos();
        Cancellation cancellation = new Cancellation(deadline);
        Runtime.getRuntime().addShutdownHook(cancellation.hook);
        return cancellation;
    }

    private void stop() {
        interrupted = true;
        try {
            if (closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(ExitCode.INCOMPLETE.number());
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCode.INCOMPLETE.number());
    }

    private boolean outOfTime() {
        return deadline != Long.MAX_VALUE && System.nanoTime() - deadline >= 0;
    }

    @Override
    public boolean getAsBoolean() {
        return interrupted || outOfTime();
    }

    /** Why a run is not complete. */
    String reason() {
        return interrupted ? "interrupted" : "out of budget";
    }

    @Override
    public void close() {
        if (interrupted) {
            closed.countDown();
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            closed.countDown();
        }
    }
}
