package org.entropysum.numeric;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that helps others. To wake a sleeping thread takes longer than many a task, so whoever waits for another looks
 * again and again for as long as a step of learning may take between two tasks, at first without a pause, then whenever no
 * other thread wants the processor, before falling asleep. Idle threads end after a minute and never keep a program alive.
 */
final class WatchfulThread implements Runnable {
    private static final long RESTLESS = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long WATCHFUL = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long PATIENT = TimeUnit.MINUTES.toNanos(1);

    /** Those without a job, the last one to finish first. */
    private static final ConcurrentLinkedDeque<WatchfulThread> IDLE = new ConcurrentLinkedDeque<>();

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
                if (waited < WATCHFUL) {
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

    // To yield is to let others run first, not to rely on when
    @SuppressWarnings("ThreadPriorityCheck")
    private static void lookAgain(long waited) {
        if (waited < RESTLESS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }

    /** Begins work on a thread of its own. */
    static Job begin(Runnable work) {
        Job job = new Job(work);
        WatchfulThread idle = IDLE.pollFirst();
        if (idle == null) {
            WatchfulThread fresh = new WatchfulThread();
            fresh.next = job;
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
            if (waited < WATCHFUL) {
                lookAgain(waited);
            } else if (waited < PATIENT) {
                LockSupport.parkNanos(this, PATIENT - waited);
            } else if (IDLE.remove(this)) {
                return null;
            }
        }
    }
}
