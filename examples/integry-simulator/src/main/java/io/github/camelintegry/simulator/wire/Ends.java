package io.github.camelintegry.simulator.wire;

/** Whether the last page of a call says that it is the last one. Clients must understand both. */
public enum Ends {

    /**
     * The cursor's key is there without a cursor, as the service writes it: {@code "_cursor": null} in the action style,
     * {@code "next_page": ""} in the resource style.
     */
    EXPLICIT,

    /** The cursor's key is not there. */
    ABSENT
}
