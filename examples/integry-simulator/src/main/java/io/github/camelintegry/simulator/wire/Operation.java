package io.github.camelintegry.simulator.wire;

/** What a request can ask for, in whatever style it is written. */
public enum Operation {
    /** A page of the apps. */
    LIST_APPS,
    /** One app. */
    GET_APP,
    /** A page of the functions. */
    LIST_FUNCTIONS,
    /** One function with its schema. */
    GET_FUNCTION,
    /** The execution of a function. */
    CALL_FUNCTION,
    /** The functions that fit a prompt. */
    PREDICT
}
