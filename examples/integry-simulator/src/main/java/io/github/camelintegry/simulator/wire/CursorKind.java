package io.github.camelintegry.simulator.wire;

/**
 * The JSON type of the cursors that calls of the simulator's own functions give out. A cursor that the handler of a
 * test's own function makes up is always as the handler wrote it.
 */
public enum CursorKind {

    /** Texts, such as {@code "eyJpZCI6NTB9"}. */
    TEXT,

    /** Whole numbers of so many digits that a double loses some of them. */
    NUMBER,

    /**
     * Objects, such as {@code {"after":{"id":9007199254740993,"score":1.500},"k":"eyJ…"}}, that must come back byte for
     * byte. Only the action style has them; in the resource style the cursors are texts.
     */
    OBJECT
}
