package io.github.camelintegry.internal.walk;

import org.jspecify.annotations.Nullable;

/** A function is not walked, since it changes something, or may; the message says all. */
public final class NotWalkedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NotWalkedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
