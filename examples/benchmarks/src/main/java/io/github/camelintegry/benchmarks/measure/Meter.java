package io.github.camelintegry.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads what this JVM used since the meter was made. Allocation is that of the threads that live at the end, so a thread
 * that ends on the way is missed: the subjects here keep their threads in pools.
 */
public final class Meter {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<Long, Long> allocatedBefore = allocated();
    private final long cpuBefore = SYSTEM.getProcessCpuTime();
    private final long begun = System.nanoTime();

    /** A meter that begins now. */
    public Meter() {}

    /** {@return what was used up to now} */
    public Usage read() {
        long nanos = System.nanoTime() - begun;
        long cpu = SYSTEM.getProcessCpuTime() - cpuBefore;
        long bytes = 0;
        for (Map.Entry<Long, Long> thread : allocated().entrySet()) {
            bytes += thread.getValue() - allocatedBefore.getOrDefault(thread.getKey(), 0L);
        }
        return new Usage(nanos, cpu, bytes);
    }

    private static Map<Long, Long> allocated() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        Map<Long, Long> byThread = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            // -1: it has ended between the two questions
            byThread.put(ids[i], Math.max(0, bytes[i]));
        }
        return byThread;
    }
}
