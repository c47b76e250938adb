package io.github.camelintegry.option;

/** What becomes of a walk whose stored cursor cannot be used any more. */
public enum FallBack {
    /** It fails, until somebody decides. */
    FAIL,
    /**
     * It starts over at the beginning; again only if it came further meanwhile, so that a service that refuses every cursor
     * cannot keep it in a loop.
     */
    BEGINNING
}
