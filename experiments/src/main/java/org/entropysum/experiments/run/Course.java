package org.entropysum.experiments.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The course of a suite on a fixed number of threads. Runs begin in their order; each has its own stream of random
 * numbers, so that neither the number of threads nor the order in which runs end has a part in what comes out.
 */
final class Course {
    private final List<CellRun> runs;
    private final RunOptions options;
    private final Archive archive;
    private final RunListener listener;
    private final AtomicReferenceArray<FinishedRun> finished;
    private int done;
    private boolean failed;

    Course(List<CellRun> runs, RunOptions options, Archive archive, RunListener listener) {
        this.runs = runs;
        this.options = options;
        this.archive = archive;
        this.listener = listener;
        this.finished = new AtomicReferenceArray<>(runs.size());
    }

    /** What finished, in the order of the runs. */
    List<FinishedRun> take(Function<CellRun, Optional<FinishedRun>> runner) {
        findEarlier();
        ExecutorService workers = Executors.newFixedThreadPool(options.workers());
        try {
            List<Future<?>> tasks = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                int index = i;
                if (finished.get(i) == null) {
                    tasks.add(workers.submit(() -> run(index, runner)));
                }
            }
            tasks.forEach(Course::await);
        } finally {
            workers.shutdownNow();
        }
        return all();
    }

    private List<FinishedRun> all() {
        return IntStream.range(0, runs.size())
                .mapToObj(finished::get)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private void findEarlier() {
        for (int i = 0; i < runs.size(); i++) {
            Optional<FinishedRun> earlier = archive.find(runs.get(i));
            if (earlier.isPresent()) {
                finished.set(i, earlier.get());
                done++;
                failed |= !earlier.get().result().passed();
            }
        }
        listener.found(all(), runs.size());
    }

    private void run(int index, Function<CellRun, Optional<FinishedRun>> runner) {
        if (begins(runs.get(index))) {
            runner.apply(runs.get(index)).ifPresent(it -> ended(index, it));
        }
    }

    private synchronized boolean begins(CellRun run) {
        if (options.cancelled().getAsBoolean() || (options.failFast() && failed)) {
            return false;
        }
        listener.started(run, done, runs.size());
        return true;
    }

    private synchronized void ended(int index, FinishedRun run) {
        archive.keep(run);
        finished.set(index, run);
        done++;
        failed |= !run.result().passed();
        listener.finished(run, done, runs.size());
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while cells run", interrupted);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }
}
