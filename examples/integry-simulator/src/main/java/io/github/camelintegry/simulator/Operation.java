package io.github.camelintegry.simulator;

/** What a request can ask for, in whatever style it is written. */
enum Operation {
    LIST_APPS,
    GET_APP,
    LIST_FUNCTIONS,
    GET_FUNCTION,
    CALL_FUNCTION,
    PREDICT
}
