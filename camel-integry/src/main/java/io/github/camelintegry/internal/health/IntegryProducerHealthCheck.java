package io.github.camelintegry.internal.health;

import io.github.camelintegry.exception.IntegryAuthenticationException;
import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryTransportException;
import io.github.camelintegry.internal.polling.WalkMonitor;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.util.Causes;
import io.github.camelintegry.internal.util.Texts;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.jspecify.annotations.Nullable;

/**
 * DOWN once the service has refused the credentials of a call, until it accepts them, and once the way to it is barred by a
 * proxy or a certificate, until it is open. While calls go well nothing is asked; after a refusal, each check asks anew on
 * behalf of that call's user.
 */
public final class IntegryProducerHealthCheck implements HealthCheck {

    private static final long PATIENCE_MILLIS = 1000;

    private final Endpoint endpoint;
    private final @Nullable String userId;
    private final Function<String, CompletableFuture<?>> service;
    private String id = "producer:integry";
    private boolean enabled = true;
    private @Nullable WritableHealthCheckRepository repository;
    private volatile @Nullable Refused refused;
    private @Nullable CompletableFuture<?> question;

    /**
     * The check of an endpoint's calls.
     *
     * @param userId  on whose behalf they are made, as it is shown, where no message names another
     * @param service is asked, on behalf of a user, whether it accepts calls
     */
    public IntegryProducerHealthCheck(
            Endpoint endpoint, @Nullable String userId, Function<String, CompletableFuture<?>> service) {
        this.endpoint = endpoint;
        this.userId = userId;
        this.service = service;
    }

    private record Refused(String userId, IntegryException failure) {}

    /** Joins the checks of the context, if it has any of producers. */
    public void register(boolean enabled) {
        this.enabled = enabled;
        repository = HealthCheckHelper.getHealthCheckRepository(
                endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
        // the options are not in it, and so no user and no secret
        String base = "producer:" + endpoint.getEndpointBaseUri();
        id = base;
        if (repository != null) {
            for (int i = 2; repository.getCheck(id).isPresent(); i++) {
                id = base + '-' + i;
            }
            repository.addHealthCheck(this);
        }
    }

    public void unregister() {
        if (repository != null) {
            repository.removeHealthCheck(this);
        }
    }

    /** A call has ended. What failed otherwise says nothing about those that follow. */
    public void ended(IntegryRequest request, @Nullable Throwable failure) {
        if (failure instanceof IntegryException known && isLasting(known)) {
            refused = new Refused(request.userId(), known);
        } else if (failure == null && refused != null) {
            refused = null;
        }
    }

    /** Whether all calls fail like this until somebody has changed something. */
    private static boolean isLasting(IntegryException failure) {
        return failure instanceof IntegryAuthenticationException
                || failure instanceof IntegryTransportException transport && transport.isBarred();
    }

    private static String shown(Refused refused) {
        return Texts.name(refused.userId());
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder builder = HealthCheckResultBuilder.on(this)
                .detail(ENDPOINT_URI, endpoint.toString())
                .detail(CHECK_KIND, Kind.READINESS);
        Refused last = refused;
        HealthDetails.user(builder, last == null ? userId : shown(last));
        if (!enabled) {
            return HealthDetails.reason(builder, "Disabled")
                    .detail(CHECK_ENABLED, false)
                    .unknown()
                    .build();
        }
        if (last == null) {
            return builder.up().build();
        }
        RuntimeException problem = ask(last);
        if (problem == null) {
            return builder.up().build();
        }
        if (problem instanceof IntegryException known && known.getStatus() > 0) {
            builder.detail(HTTP_RESPONSE_CODE, known.getStatus());
        }
        String reason = (problem instanceof IntegryTransportException ? "No way is open to" : "Integry refuses")
                + " the calls of " + endpoint.getEndpointBaseUri() + " for user " + shown(last) + ": "
                + WalkMonitor.text(problem);
        return HealthDetails.reason(builder, reason).error(problem).down().build();
    }

    /**
     * What the service says now. Where it takes its time, what it said before holds, and the question goes on for the next
     * probe: a probe must be quick.
     */
    private synchronized @Nullable RuntimeException ask(Refused last) {
        try {
            if (question == null) {
                question = service.apply(last.userId());
            }
            question.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            question = null;
            refused = null;
            return null;
        } catch (ExecutionException e) {
            question = null;
            return Causes.unwrapped(e) instanceof IntegryException again && isLasting(again) ? again : last.failure();
        } catch (TimeoutException e) {
            return last.failure();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return last.failure();
        } catch (RuntimeException e) {
            // of ours: credentials that are gone, a component that is stopped
            question = null;
            return e;
        }
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /** A restart cures no credentials. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public String getId() {
        return id;
    }
}
