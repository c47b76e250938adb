package io.github.camelintegry.simulator.wire;

/** What becomes of a request whose path ends with a slash, or without. */
public enum Slashes {
    /** Both are served. */
    AS_SENT,
    /** A path whose end is not the documented one is redirected to that. */
    REDIRECT,
    /** The documented path is redirected to the one with the other end. */
    REDIRECT_TO_OTHER
}
