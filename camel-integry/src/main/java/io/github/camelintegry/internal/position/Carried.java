package io.github.camelintegry.internal.position;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a position carries from one walk to the next.
 *
 * @param watermark up to where records are known; {@code null} for a walk that asks for all of them
 * @param user      what is known of the user beside his walk; {@code null} where a consumer has one user
 */
public record Carried(@Nullable Watermark watermark, @Nullable UserState user) {

    static final Carried NOTHING = new Carried(null, null);

    /**
     * The lower bounds of incremental walks.
     *
     * @param value       the bound of the next walk; {@code null} if that is to be a full one
     * @param bound       the bound of the walk that goes on; {@code null} if that is a full one
     * @param greatest    the greatest value that it has seen so far; {@code null} if it has seen none
     * @param serviceTime the service's time when it began; {@code null} if it has had no answer yet
     * @param lastFull    when the last full walk ended; {@code null} if none has
     */
    public record Watermark(
            @Nullable String value,
            @Nullable String bound,
            @Nullable String greatest,
            @Nullable Instant serviceTime,
            @Nullable Instant lastFull) {}

    /**
     * One of many users of a route.
     *
     * @param failures  how many of his walks in a row have failed
     * @param dueAt     when he is due; {@code null} for at once
     * @param suspended why he is; {@code null} if he is not
     */
    public record UserState(int failures, @Nullable Instant dueAt, @Nullable String suspended) {}
}
