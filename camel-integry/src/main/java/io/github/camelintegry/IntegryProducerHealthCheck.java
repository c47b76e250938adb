package io.github.camelintegry;

import io.github.camelintegry.client.Causes;
import io.github.camelintegry.client.IntegryAuthenticationException;
import io.github.camelintegry.protocol.IntegryRequest;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.jspecify.annotations.Nullable;

/**
 * DOWN once the service has refused the credentials of a call, until it accepts them. While calls go well nothing is asked;
 * after a refusal, each check asks anew on behalf of that call's user.
 */
final class IntegryProducerHealthCheck implements HealthCheck {

    private final IntegryEndpoint endpoint;
    private String id = "producer:integry";
    private boolean enabled = true;
    private @Nullable WritableHealthCheckRepository repository;
    private volatile @Nullable Refused refused;

    IntegryProducerHealthCheck(IntegryEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    private record Refused(String userId, IntegryAuthenticationException failure) {}

    /** Joins the checks of the context, if it has any of producers. */
    void register() {
        // the options are not in it, and so no secret
        id = "producer:" + endpoint.getEndpointBaseUri();
        enabled = endpoint.getComponent().isHealthCheckProducerEnabled();
        repository = HealthCheckHelper.getHealthCheckRepository(
                endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
        if (repository != null) {
            repository.addHealthCheck(this);
        }
    }

    void unregister() {
        if (repository != null) {
            repository.removeHealthCheck(this);
        }
    }

    /** A call has ended. What failed otherwise says nothing about the credentials. */
    void ended(IntegryRequest request, @Nullable Throwable failure) {
        if (failure instanceof IntegryAuthenticationException authentication) {
            refused = new Refused(request.userId(), authentication);
        } else if (failure == null && refused != null) {
            refused = null;
        }
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder builder = HealthCheckResultBuilder.on(this)
                .detail(ENDPOINT_URI, endpoint.toString())
                .detail(CHECK_KIND, Kind.READINESS);
        if (!enabled) {
            return builder.message("Disabled")
                    .detail(CHECK_ENABLED, false)
                    .unknown()
                    .build();
        }
        Refused last = refused;
        IntegryAuthenticationException failure = last == null ? null : stillRefused(last);
        if (failure == null) {
            return builder.up().build();
        }
        return builder.down()
                .message("Integry refuses the calls of " + endpoint.getEndpointBaseUri() + ": " + failure.getMessage())
                .detail(HTTP_RESPONSE_CODE, failure.getStatus())
                .error(failure)
                .build();
    }

    /** What the service says now; where it says nothing, what it said before holds. */
    private @Nullable IntegryAuthenticationException stillRefused(Refused last) {
        CompletableFuture<?> question = endpoint.catalogue().ask(last.userId());
        try {
            question.get(endpoint.getConfiguration().getResponseTimeout(), TimeUnit.MILLISECONDS);
            refused = null;
            return null;
        } catch (ExecutionException e) {
            return Causes.unwrapped(e) instanceof IntegryAuthenticationException again ? again : last.failure();
        } catch (TimeoutException | CancellationException e) {
            question.cancel(false);
            return last.failure();
        } catch (InterruptedException e) {
            question.cancel(false);
            Thread.currentThread().interrupt();
            return last.failure();
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
