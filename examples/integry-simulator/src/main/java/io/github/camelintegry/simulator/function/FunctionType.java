package io.github.camelintegry.simulator.function;

/** What a function does to the app behind it; clients learn it only by filtering a listing. */
public enum FunctionType {
    /** Reads. */
    QUERY,
    /** Changes something. */
    ACTION,
    /** Calls any endpoint of the app. */
    PASSTHROUGH
}
