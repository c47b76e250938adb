package io.github.camelintegry.internal.polling;

/** Counts what walks do, and shows where they stand. */
public interface WalkMeters {

    /** A page of a walk was dealt with. */
    void page(WalkSource source, long records);

    /** A walk came to its end. */
    void walk(WalkSource source);

    /** Shows where a consumer's walk stands, until the answer is run. */
    Runnable watch(WalkMonitor walk);
}
