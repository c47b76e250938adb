package io.github.camelintegry.option;

/** What an output becomes in a message. */
public enum OutputType {
    /** A Jackson tree; a page is an array of them. */
    JSON_NODE,
    /** What Java has for JSON: maps, lists, strings, numbers, booleans. */
    MAP,
    /** The JSON text as it came. */
    STRING,
    /** The bytes as they came. */
    BYTES
}
