package io.github.camelintegry.benchmarks.memory;

import java.lang.management.ManagementFactory;

/** What this JVM holds. */
final class Heap {

    private static final int COLLECTIONS = 3;

    private Heap() {}

    /** {@return the bytes of the heap that are in use after a collection} */
    static long afterCollection() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}
