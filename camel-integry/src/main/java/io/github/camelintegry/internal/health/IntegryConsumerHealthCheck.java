package io.github.camelintegry.internal.health;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryWalkTakenOverException;
import io.github.camelintegry.internal.polling.ConsumerWalk;
import io.github.camelintegry.internal.polling.WalkMonitor;
import io.github.camelintegry.internal.walk.NotWalkedException;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * DOWN while polls fail, with what they fail with, and when a walk makes no progress for as long as {@code stallTimeout}.
 * A failure is one until a page is dealt with or a poll ends well, also while backoff skips polls. That another instance
 * walks in this one's place is none.
 */
public final class IntegryConsumerHealthCheck extends ScheduledPollConsumerHealthCheck {

    private final ScheduledPollConsumer consumer;
    private final ConsumerWalk walk;
    private final @Nullable String userId;

    /** Of this consumer's walk, on behalf of this user, as he is shown. */
    public IntegryConsumerHealthCheck(ScheduledPollConsumer consumer, ConsumerWalk walk, @Nullable String userId) {
        super(consumer, "consumer:" + consumer.getRouteId());
        this.consumer = consumer;
        this.walk = walk;
        this.userId = userId;
    }

    @Override
    public Result call(Map<String, Object> options) {
        Result result = withoutTakeOver(super.call(options));
        if (!isEnabled()) {
            return complete(result, "Disabled");
        }
        Throwable failure = walk.failure();
        Duration stalled = walk.stalled();
        if (failure != null) {
            return down(result, "fails: " + WalkMonitor.text(failure), failure);
        }
        if (stalled != null) {
            return down(
                    result,
                    "has made no progress for " + stalled.toSeconds() + " s (stallTimeout)",
                    result.getError().orElse(null));
        }
        return complete(
                result,
                consumer.isConsumerReady()
                        ? result.getMessage().orElse("")
                        : "The walk of " + walk.label() + " has not begun: " + walk.beforeFirstPage());
    }

    /** Camel counts a poll that found its walk taken over as one that failed. */
    private Result withoutTakeOver(Result result) {
        boolean takenOver = result.getError().orElse(null) instanceof IntegryWalkTakenOverException;
        return takenOver
                ? HealthCheckResultBuilder.on(this)
                        .details(result.getDetails())
                        .up()
                        .build()
                : result;
    }

    private Result complete(Result result, String reason) {
        return HealthDetails.complete(result, userId, reason);
    }

    private Result down(Result result, String what, @Nullable Throwable error) {
        HealthCheckResultBuilder down =
                HealthCheckResultBuilder.on(this).details(result.getDetails()).error(error);
        HealthDetails.user(down, userId);
        HealthDetails.reason(down, "The walk of " + walk.label() + ' ' + what);
        Throwable failure = error instanceof NotWalkedException ? error.getCause() : error;
        if (failure instanceof IntegryException integry && integry.getStatus() > 0) {
            // of the same failure as the message: what Camel keeps of it comes a moment later
            down.detail(HealthCheck.HTTP_RESPONSE_CODE, integry.getStatus());
        }
        return down.down().build();
    }
}
