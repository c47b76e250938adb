package io.github.camelintegry.benchmarks.measure;

/**
 * What a stretch of work took of this JVM.
 *
 * @param nanos          time by the clock
 * @param cpuNanos       CPU time of the whole process: garbage collector and compiler count too
 * @param allocatedBytes allocation of all threads
 */
public record Usage(long nanos, long cpuNanos, long allocatedBytes) {}
