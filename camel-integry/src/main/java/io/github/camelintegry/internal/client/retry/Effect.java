package io.github.camelintegry.internal.client.retry;

/** Whether a call changes something, which decides what may be repeated. */
public enum Effect {
    /** It only reads: to do it twice does no harm. */
    READ,
    /** It writes, or nobody knows: to do it twice may do harm. */
    WRITE
}
