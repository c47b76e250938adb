package io.github.camelintegry.option;

/** Where the first walk after a start begins; later ones begin at the beginning. */
public enum StartFrom {
    /** Where the stored position says, else at the beginning. */
    RESUME,
    /** At the beginning, whatever is stored. */
    BEGINNING,
    /** At a given cursor, whatever is stored. */
    CURSOR
}
