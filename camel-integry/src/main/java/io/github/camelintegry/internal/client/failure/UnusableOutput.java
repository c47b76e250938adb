package io.github.camelintegry.internal.client.failure;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.internal.json.MalformedJsonException;

/** The failure of what goes on with the output of a call that was executed well. */
public final class UnusableOutput {

    private UnusableOutput() {}

    /** {@return the exception for an output that does not hold what the options say} */
    public static IntegryException because(String message) {
        return Failure.UNUSABLE_OUTPUT.because(message, 200).ofCall("", 1);
    }

    /**
     * {@return the exception for an output that passed as JSON, but holds what cannot be read, such as a number beyond any
     * range}
     *
     * @param of whose output it is, such as a request's label
     */
    public static IntegryException unreadable(String of, MalformedJsonException cause) {
        String message = "The output of " + of + " cannot be read: " + cause.getMessage();
        return Failure.UNUSABLE_OUTPUT.because(message, cause, 200).ofCall("", 1);
    }
}
