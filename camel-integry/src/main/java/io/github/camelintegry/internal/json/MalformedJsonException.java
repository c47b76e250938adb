package io.github.camelintegry.internal.json;

import java.io.IOException;

/** Bytes that should be JSON of a certain shape, and are not. Its message never quotes the data. */
public class MalformedJsonException extends IOException {

    private static final long serialVersionUID = 1L;

    /** With what is wrong, in words that can follow a colon. */
    public MalformedJsonException(String message) {
        super(message);
    }

    /** With what is wrong, and the parser's own failure. */
    public MalformedJsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
