package io.github.camelintegry.benchmarks.walks;

/** A way to walk. */
interface WalkSubject extends AutoCloseable {

    /** Walks from the first page to the end. */
    WalkTime walk(WalkCase pages) throws Exception;

    @Override
    void close();
}
