package io.github.camelintegry.internal.health;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a health check asks of a consumer's walk, each time anew.
 *
 * @param label           names the walk in messages
 * @param failure         what the last poll failed with; {@code null} for nothing
 * @param stalled         for how long it has made no progress; {@code null} while that is not too long
 * @param beforeFirstPoll what goes on while no page has come yet
 */
public record WalkQuestions(
        Supplier<String> label,
        Supplier<@Nullable Throwable> failure,
        Supplier<@Nullable Duration> stalled,
        Supplier<String> beforeFirstPoll) {}
