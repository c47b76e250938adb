package io.github.camelintegry.internal.delivery;

import org.apache.camel.RuntimeCamelException;

/** A route threw what Camel gives to no error handler. */
final class RouteBrokenOffException extends RuntimeCamelException {

    private static final long serialVersionUID = 1;

    RouteBrokenOffException(Throwable failure) {
        super("The route broke off, past its error handler: " + failure, failure);
    }
}
