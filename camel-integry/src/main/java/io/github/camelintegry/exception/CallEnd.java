package io.github.camelintegry.exception;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended that failed: what each exception of the family is made of.
 *
 * @param message     what happened, and what to do
 * @param cause       the exception behind it, if there is one
 * @param status      the HTTP status of the answer, or 0 where none came
 * @param outcome     what is known about the call
 * @param retrySafety who may try it again
 * @param attempts    how many attempts were made
 * @param retryAfter  how long the service asked to stay away, if it did
 */
public record CallEnd(
        String message,
        @Nullable Throwable cause,
        int status,
        Outcome outcome,
        RetrySafety retrySafety,
        int attempts,
        @Nullable Duration retryAfter) {}
