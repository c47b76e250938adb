package io.github.camelintegry.benchmarks.starts;

import io.github.camelintegry.benchmarks.measure.ChildJvm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/**
 * What a JVM took from its start to its first answer.
 *
 * @param millis    time by the clock
 * @param cpuMillis CPU time of the whole process: class loading, compiler and garbage collector count too
 */
record Start(double millis, double cpuMillis) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** {@return what this JVM took up to now} */
    static Start now() {
        // before anything is loaded that only the measuring needs
        long now = System.currentTimeMillis();
        Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        return new Start(now - ManagementFactory.getRuntimeMXBean().getStartTime(), cpu.toMillis());
    }

    /** {@return what another JVM took, which runs a class that prints it} */
    static Start of(String classPath, Class<?> main, List<String> arguments) throws IOException {
        try (ChildJvm child = ChildJvm.start(classPath, main, List.of(), arguments)) {
            child.endAfter(PATIENCE);
            return new Start(Double.parseDouble(child.line()), Double.parseDouble(child.line()));
        }
    }

    void print() {
        System.out.println(millis);
        System.out.println(cpuMillis);
    }
}
