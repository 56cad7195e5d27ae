package org.entropysum.experiments.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.concurrent.CompletableFuture;

/** The memory that work holds on to: what collections leave on the heap while it is done, beyond what they left before. */
final class LiveMemory {
    private LiveMemory() {}

    /**
     * Does the work and collects all the while.
     *
     * @param work the work
     * @return bytes, the most that a collection left, beyond what one left before
     */
    static long during(Runnable work) {
        long before = afterCollection();
        CompletableFuture<Void> done = CompletableFuture.runAsync(work);
        long most = before;
        while (!done.isDone()) {
            most = Math.max(most, afterCollection());
        }
        done.join();
        return most - before;
    }

    private static long afterCollection() {
        System.gc();
        long left = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getCollectionUsage();
            left += pool.getType() == MemoryType.HEAP && usage != null ? usage.getUsed() : 0;
        }
        return left;
    }
}
