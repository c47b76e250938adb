package io.github.camelintegry.benchmarks.memory;

import java.util.List;

/** What is run in a JVM of its own. */
enum MemoryRun {
    /** A walk in a small heap. */
    MILLION_RECORDS(
            "1,000,000 records in 10,000 pages, -Xmx12m",
            MillionRecords.class,
            List.of("-Xmx12m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")),
    /** A large page in a heap that has no room for many copies. */
    LARGE_PAGE(
            "a page of 50 MB as bytes, -Xmx192m", LargePage.class, List.of("-Xmx192m", "-XX:+ExitOnOutOfMemoryError")),
    /** Endpoints that must share. */
    MANY_ENDPOINTS(
            "1,000 endpoints",
            ManyEndpoints.class,
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")),
    /** Consumers that must share. */
    MANY_CONSUMERS(
            "1,000 consumers, pollThreads=8",
            ManyConsumers.class,
            List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));

    private final String label;
    private final Class<?> main;
    private final List<String> options;

    MemoryRun(String label, Class<?> main, List<String> options) {
        this.label = label;
        this.main = main;
        this.options = options;
    }

    String label() {
        return label;
    }

    Class<?> main() {
        return main;
    }

    List<String> options() {
        return options;
    }
}
