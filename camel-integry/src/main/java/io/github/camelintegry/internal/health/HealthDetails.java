package io.github.camelintegry.internal.health;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What our health checks say in their details beside what Camel's say. Spring Boot shows a check's details and its error, but
 * not its message; so whoever is not UP says why in a detail too.
 */
final class HealthDetails {

    private static final String REASON = "reason";
    private static final String USER_ID = "user.id";

    private HealthDetails() {}

    /** Adds the user on whose behalf calls are made, as it is shown; none if that is up to each message. */
    static void user(HealthCheckResultBuilder builder, @Nullable String userId) {
        if (userId != null) {
            builder.detail(USER_ID, userId);
        }
    }

    /** Says why it is not UP. */
    static HealthCheckResultBuilder reason(HealthCheckResultBuilder builder, String reason) {
        return builder.message(reason).detail(REASON, reason);
    }

    /** {@return the result, with the user, and with the reason where it is not UP} */
    static HealthCheck.Result complete(HealthCheck.Result result, @Nullable String userId, String reason) {
        HealthCheckResultBuilder builder = HealthCheckResultBuilder.on(result.getCheck())
                .details(result.getDetails())
                .error(result.getError().orElse(null))
                .state(result.getState());
        user(builder, userId);
        if (result.getState() == HealthCheck.State.UP) {
            return builder.message(result.getMessage().orElse(null)).build();
        }
        return reason(builder, reason).build();
    }
}
