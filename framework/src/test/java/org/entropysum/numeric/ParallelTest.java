package org.entropysum.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {
    @Test
    void resultsComeInTheOrderOfTheTasks() {
        Integer[] squares = IntStream.range(0, 50).mapToObj(i -> i * i).toArray(Integer[]::new);
        for (int threads = 1; threads <= 4; threads++) {
            for (int again = 0; again < 200; again++) {
                assertThat(Parallel.of(threads).map(50, i -> i * i)).containsExactly(squares);
            }
        }
    }

    @Test
    void tasksRunOnAsManyThreadsAtTheSameTime() {
        CyclicBarrier all = new CyclicBarrier(3);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        Parallel.of(3).map(3, i -> {
            seen.add(Thread.currentThread());
            return arrived(all);
        });
        assertThat(seen).hasSize(3).contains(Thread.currentThread());
    }

    private static int arrived(CyclicBarrier all) {
        try {
            return all.await();
        } catch (InterruptedException | java.util.concurrent.BrokenBarrierException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void tasksOfTasksFindHelpersToo() {
        int sum = Parallel.of(3)
                .map(
                        6,
                        i -> Parallel.of(2).map(5, j -> i * j).stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(sum).isEqualTo(15 * 10);
    }

    @Test
    void firstFailureInTheOrderOfTheTasksIsThatOfAll() {
        Parallel parallel = Parallel.of(2);
        for (int again = 0; again < 20; again++) {
            assertThatThrownBy(() -> parallel.map(10, ParallelTest::failing))
                    .isInstanceOf(NumericFailure.class)
                    .hasMessageContaining("task 3");
        }
        assertThat(parallel.map(3, i -> i)).containsExactly(0, 1, 2);
    }

    private static int failing(int task) {
        if (task >= 3) {
            throw new NumericFailure("task " + task, "fails");
        }
        return task;
    }
}
