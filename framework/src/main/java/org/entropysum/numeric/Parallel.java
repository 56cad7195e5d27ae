package org.entropysum.numeric;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Independent tasks on several threads. Which thread does a task is left to chance; the results come in the order of the
 * tasks, so that what is made of them does not depend on the number of threads.
 */
public final class Parallel {
    private final int threads;

    private Parallel(int threads) {
        this.threads = threads;
    }

    /**
     * A number of threads.
     *
     * @param threads how many work at the same time, the caller among them; at least 1
     * @return the threads
     */
    public static Parallel of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("work needs at least one thread, not " + threads);
        }
        return new Parallel(threads);
    }

    /**
     * The number of threads.
     *
     * @return how many work at the same time, the caller among them
     */
    public int threads() {
        return threads;
    }

    /**
     * Does a task with each of some things.
     *
     * @param things what the tasks are about
     * @param task what each of them is
     * @param <S> the type of the things
     * @param <T> the type of the results
     * @return the results in the order of the things
     * @throws RuntimeException that of the first task, in their order, that threw one
     */
    public <S, T> List<T> map(List<S> things, Function<S, T> task) {
        return map(things.size(), i -> task.apply(things.get(i)));
    }

    /**
     * Does the tasks 0, 1, …
     *
     * @param tasks how many
     * @param task what each of them is
     * @param <T> the type of the results
     * @return the results in the order of the tasks
     * @throws RuntimeException that of the first task, in their order, that threw one
     */
    public <T> List<T> map(int tasks, IntFunction<T> task) {
        List<Outcome<T>> outcomes = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            outcomes.add(new Outcome<>());
        }
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                outcomes.get(i).run(task, i);
            }
        };
        List<WatchfulThread.Job> jobs = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, tasks); i++) {
            jobs.add(WatchfulThread.begin(worker));
        }
        worker.run();
        jobs.forEach(WatchfulThread.Job::await);
        return outcomes.stream().map(Outcome::result).toList();
    }

    /** What became of a task. */
    private static final class Outcome<T> {
        private @Nullable T value;
        private @Nullable RuntimeException failure;

        void run(IntFunction<T> task, int index) {
            try {
                value = task.apply(index);
            } catch (RuntimeException thrown) {
                failure = thrown;
            }
        }

        T result() {
            if (failure != null) {
                throw failure;
            }
            return java.util.Objects.requireNonNull(value, "a task has a result");
        }
    }
}
