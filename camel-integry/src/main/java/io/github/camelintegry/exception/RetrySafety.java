package io.github.camelintegry.exception;

/** Which calls may be tried again after a failure without doing anything twice. */
public enum RetrySafety {
    /** None: another attempt would fail the same way. */
    NEVER,
    /** Those that only read, since the failed attempt may have been executed. */
    READS,
    /** All, since the failed attempt had no effect. */
    ALL
}
