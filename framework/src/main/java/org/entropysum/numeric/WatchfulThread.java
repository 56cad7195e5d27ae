package org.entropysum.numeric;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that helps others. To wake a sleeping thread takes longer than many a task, so whoever waits for another looks
 * again and again before falling asleep: for as long as a step of learning may take between two tasks where there are
 * processors for all, else for a moment. Idle threads end after a minute and never keep a program alive.
 */
final class WatchfulThread implements Runnable {
    private static final long WATCHFUL = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long CROWDED = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long PATIENT = TimeUnit.MINUTES.toNanos(1);

    /** Those without a job, the last one to finish first. */
    private static final ConcurrentLinkedDeque<WatchfulThread> IDLE = new ConcurrentLinkedDeque<>();

    private static final AtomicInteger ALIVE = new AtomicInteger();
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Thread thread = new Thread(this, "entropysum-parallel");
    private volatile @Nullable Job next;

    private WatchfulThread() {
        thread.setDaemon(true);
    }

    /** Work for one thread. */
    static final class Job {
        private final Runnable work;
        private final Thread client = Thread.currentThread();
        private @Nullable Throwable failure;
        private volatile boolean done;

        private Job(Runnable work) {
            this.work = work;
        }

        private void run() {
            try {
                work.run();
            } catch (Throwable thrown) {
                failure = thrown;
            }
        }

        private void finish() {
            done = true;
            LockSupport.unpark(client);
        }

        /** Returns when the work is done; only for the thread that began it. */
        void await() {
            boolean interrupted = false;
            long start = System.nanoTime();
            while (!done) {
                long waited = System.nanoTime() - start;
                if (waited < watchful()) {
                    lookAgain(waited);
                } else {
                    LockSupport.park(this);
                    interrupted |= Thread.interrupted();
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (failure != null) {
                throw new IllegalStateException("a thread that helped has failed", failure);
            }
        }
    }

    // Where a stranger has taken a processor, the helper may be waiting for this one
    @SuppressWarnings("ThreadPriorityCheck")
    private static void lookAgain(long waited) {
        if (waited < CROWDED) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }

    // The threads that are helped need processors too
    private static long watchful() {
        return ALIVE.get() < PROCESSORS ? WATCHFUL : CROWDED;
    }

    /** Begins work on a thread of its own. */
    static Job begin(Runnable work) {
        Job job = new Job(work);
        WatchfulThread idle = IDLE.pollFirst();
        if (idle == null) {
            WatchfulThread fresh = new WatchfulThread();
            fresh.next = job;
            ALIVE.incrementAndGet();
            fresh.thread.start();
        } else {
            idle.next = job;
            LockSupport.unpark(idle.thread);
        }
        return job;
    }

    @Override
    public void run() {
        for (Job job = awaited(); job != null; job = awaited()) {
            next = null;
            job.run();
            // Idle first, so that the client finds this thread for its next job
            IDLE.addFirst(this);
            job.finish();
        }
    }

    /** The next job, or null where none has come in a long time. */
    private @Nullable Job awaited() {
        long start = System.nanoTime();
        while (true) {
            Job job = next;
            if (job != null) {
                return job;
            }
            long waited = System.nanoTime() - start;
            if (waited < watchful()) {
                Thread.onSpinWait();
            } else if (waited < PATIENT) {
                LockSupport.parkNanos(this, PATIENT - waited);
            } else if (IDLE.remove(this)) {
                ALIVE.decrementAndGet();
                return null;
            }
        }
    }
}
