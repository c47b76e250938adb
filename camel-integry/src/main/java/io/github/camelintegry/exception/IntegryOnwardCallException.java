package io.github.camelintegry.exception;

import io.github.camelintegry.internal.protocol.IntegryReply;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Integry executed the call, and the app behind it answered with a status outside {@code okStatusCodeRange}. */
public final class IntegryOnwardCallException extends IntegryException {

    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY = 429;
    /** With which an app may say that it does not know a cursor, or knows it no more. */
    private static final Set<Integer> REFUSALS = Set.of(400, 404, 410, 412, 416, 422);

    private static final String ABOUT_CURSORS = " (the call carried a cursor: if that is what the app refuses, begin"
            + " at the first page again, as a consumer does by itself with fallBackCursor=beginning, or once after"
            + " resetCursor)";

    private final transient @Nullable IntegryReply reply;
    private final String output;
    private final int networkCode;
    private final boolean cursorRefusal;

    /**
     * With what the app answered.
     *
     * @param withCursor whether the call carried a cursor
     */
    public IntegryOnwardCallException(String message, int networkCode, IntegryReply reply, boolean withCursor) {
        super(
                message + advice(networkCode, withCursor && REFUSALS.contains(networkCode)),
                null,
                200,
                Outcome.EXECUTED,
                retrySafety(networkCode));
        this.networkCode = networkCode;
        this.cursorRefusal = withCursor && REFUSALS.contains(networkCode);
        this.reply = reply;
        this.output = reply.output().text();
    }

    /** {@return the status with which the app answered} */
    public int getNetworkCode() {
        return networkCode;
    }

    /**
     * {@return whether it may have been the cursor that the app refused: the call carried one, and the app answered 400,
     * 404, 410, 412, 416 or 422}
     */
    public boolean isCursorRefusal() {
        return cursorRefusal;
    }

    /** {@return what the app answered, as JSON text} */
    public String getOutput() {
        return output;
    }

    /** {@return the whole reply; {@code null} once the exception was serialized} */
    public @Nullable IntegryReply getReply() {
        return reply;
    }

    @Override
    public boolean isThrottled() {
        return networkCode == TOO_MANY;
    }

    /** What a status means here, in which the app hardly says what to do. */
    private static String advice(int networkCode, boolean cursorRefusal) {
        if (cursorRefusal) {
            return ABOUT_CURSORS;
        }
        return switch (networkCode) {
            case 401, 403 ->
                " (the app does not accept the account, or not for that: have the user connect it again, with the"
                        + " right to do that)";
            case TOO_MANY -> " (that are too many calls for the app: make fewer of them for this user)";
            default -> "";
        };
    }

    /** An app that was asked too often did nothing; one that failed may have done its work before. */
    private static RetrySafety retrySafety(int networkCode) {
        if (networkCode == TOO_MANY) {
            return RetrySafety.ALL;
        }
        return networkCode >= 500 && networkCode < 600 ? RetrySafety.READS : RetrySafety.NEVER;
    }
}
