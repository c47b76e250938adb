package io.github.camelintegry.simulator.internal.data;

/** Whether a page comes with a cursor. */
@FunctionalInterface
public interface CursorRule {

    /** Only if something is left. */
    CursorRule EXACT = (size, more) -> more;

    /** The contract's rare case: after every page that is not empty, so the last page is always an empty one. */
    CursorRule TRAILING = (size, more) -> more || size > 0;

    boolean continues(int size, boolean more);
}
