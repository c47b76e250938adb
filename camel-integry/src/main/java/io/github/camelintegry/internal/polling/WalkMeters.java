package io.github.camelintegry.internal.polling;

/** Counts what walks do, and shows where they stand; by itself, it does neither. */
public interface WalkMeters {

    /** A page of a walk was dealt with. */
    default void page(WalkSource source, long records) {}

    /** A walk came to its end. */
    default void walk(WalkSource source) {}

    /** Shows where a consumer's walk stands, until the answer is run. */
    default Runnable watch(WalkMonitor walk) {
        return () -> {};
    }
}
