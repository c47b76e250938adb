package io.github.camelintegry.internal.protocol;

import io.github.camelintegry.internal.json.JsonSlice;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What Integry answered to a request that it executed.
 *
 * @param networkCode the status of the onward call; empty for what is no call
 * @param output      of a call its {@code output} ({@code null} where absent), of a listing its array, else the whole object
 * @param nextCursor  where the next page begins; {@code null} on the last page and for what has no pages
 * @param credits     the header {@code X-Credits}, if it came
 * @param sessionId   the header {@code X-Session-ID}, if it came
 */
public record IntegryReply(
        OptionalInt networkCode,
        JsonSlice output,
        @Nullable Cursor nextCursor,
        @Nullable Long credits,
        @Nullable String sessionId) {

    /** {@return this reply with what the headers of the answer said} */
    public IntegryReply withHeaders(@Nullable Long creditsUsed, @Nullable String session) {
        return new IntegryReply(networkCode, output, nextCursor, creditsUsed, session);
    }
}
