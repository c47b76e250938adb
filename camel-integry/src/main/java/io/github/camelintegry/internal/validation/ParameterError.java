package io.github.camelintegry.internal.validation;

/**
 * What is wrong at one place in the parameters of a call.
 *
 * @param parameter the parameter that the place is in
 * @param path      the place: the parameter, and below it names and indexes with slashes between
 * @param text      what is wrong
 */
record ParameterError(String parameter, String path, String text) {

    /** {@return what is wrong, for who knows the parameter} */
    String ofParameter() {
        return path.equals(parameter) ? text : toString();
    }

    @Override
    public String toString() {
        return path + ": " + text;
    }
}
