package io.github.camelintegry.simulator.wire;

import io.github.camelintegry.simulator.internal.paging.CursorForm;
import io.github.camelintegry.simulator.internal.paging.NumberCursors;
import io.github.camelintegry.simulator.internal.paging.ObjectCursors;

/**
 * The JSON type of the cursors that calls of the simulator's own functions give out. A cursor that the handler of a
 * test's own function makes up is always as the handler wrote it.
 */
public enum CursorKind {

    /** Texts, such as {@code "eyJpZCI6NTB9"}. */
    TEXT(CursorForm.PLAIN, CursorForm.PLAIN),

    /** Whole numbers of so many digits that a double loses some of them. */
    NUMBER(new NumberCursors(), new NumberCursors()),

    /**
     * Objects, such as {@code {"after":{"id":9007199254740993,"score":1.500},"k":"eyJ…"}}, that must come back byte for
     * byte. Only the action style has them; in the resource style the cursors are texts.
     */
    OBJECT(new ObjectCursors(), CursorForm.PLAIN);

    private final CursorForm inActionStyle;
    private final CursorForm inResourceStyle;

    CursorKind(CursorForm inActionStyle, CursorForm inResourceStyle) {
        this.inActionStyle = inActionStyle;
        this.inResourceStyle = inResourceStyle;
    }

    public CursorForm inActionStyle() {
        return inActionStyle;
    }

    public CursorForm inResourceStyle() {
        return inResourceStyle;
    }
}
