package io.github.camelintegry.internal.client.failure;

import io.github.camelintegry.internal.protocol.IntegryReply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came with a failure, for the exception that it becomes.
 *
 * @param retryAfter    how long the service asks to stay away, if it does
 * @param error         the service's summary, or empty
 * @param fieldErrors   what is wrong by parameter
 * @param details       what is wrong besides
 * @param reply         what the app answered, where that is the failure
 * @param cursorRefusal whether it may be the cursor that the app refuses
 */
public record Said(
        @Nullable Duration retryAfter,
        String error,
        Map<String, String> fieldErrors,
        List<String> details,
        @Nullable IntegryReply reply,
        boolean cursorRefusal) {

    /** Nothing that an exception would tell. */
    static final Said NOTHING = stayAway(null);

    /** That nobody should come back before this time is over. */
    public static Said stayAway(@Nullable Duration retryAfter) {
        return new Said(retryAfter, "", Map.of(), List.of(), null, false);
    }

    /** What is wrong with the call. */
    public static Said refusal(String error, Map<String, String> fieldErrors, List<String> details) {
        return new Said(null, error, fieldErrors, details, null, false);
    }

    /** The answer of the app. */
    public static Said answer(IntegryReply reply, boolean cursorRefusal) {
        return new Said(null, "", Map.of(), List.of(), reply, cursorRefusal);
    }

    int networkCode() {
        return Objects.requireNonNull(reply).networkCode().orElseThrow();
    }

    String output() {
        return Objects.requireNonNull(reply).output().text();
    }
}
