package io.github.camelintegry.internal.client.answer;

import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.client.failure.Said;
import io.github.camelintegry.internal.protocol.IntegryReply;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Redaction;
import java.util.Set;

/** Tells what it means that the app answered with a code that counts as failure. */
final class AppFailure {

    private static final int TOO_MANY = 429;
    /** With which an app may say that it does not know a cursor, or knows it no more. */
    private static final Set<Integer> CURSOR_REFUSALS = Set.of(400, 404, 410, 412, 416, 422);

    private static final String ABOUT_CURSORS = " (the call carried a cursor: if that is what the app refuses, begin"
            + " at the first page again, as a consumer does by itself with fallBackCursor=beginning, or once after"
            + " resetCursor)";

    private AppFailure() {}

    static FailedAttempt of(IntegryRequest request, IntegryReply reply, int code, Redaction redaction) {
        boolean cursorRefusal = request.cursor() != null && CURSOR_REFUSALS.contains(code);
        return kind(code)
                .because(
                        "The app behind " + request.label() + " answered " + code + ": "
                                + redaction.excerpt(reply.output().text()) + advice(code, cursorRefusal),
                        200,
                        Said.answer(reply, cursorRefusal));
    }

    /** An app that was asked too often did nothing; one that failed may have done its work before. */
    private static Failure kind(int code) {
        if (code == TOO_MANY) {
            return Failure.APP_THROTTLED;
        }
        return code >= 500 && code < 600 ? Failure.APP_FAILED : Failure.APP_REFUSED;
    }

    /** What a code means here, in which the app hardly says what to do. */
    private static String advice(int code, boolean cursorRefusal) {
        if (cursorRefusal) {
            return ABOUT_CURSORS;
        }
        return switch (code) {
            case 401, 403 ->
                " (the app does not accept the account, or not for that: have the user connect it again, with the"
                        + " right to do that)";
            case TOO_MANY -> " (that are too many calls for the app: make fewer of them for this user)";
            default -> "";
        };
    }
}
