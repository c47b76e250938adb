package io.github.camelintegry.internal.metrics;

import io.github.camelintegry.internal.client.CallObserver;
import io.github.camelintegry.internal.polling.WalkMeters;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.streaming.CommitFailures;
import org.apache.camel.CamelContext;

/** Counts and times what calls and walks do. Without a meter registry in the Camel registry, nothing is counted. */
public interface Meters extends WalkMeters, CommitFailures {

    /** Counts nothing. */
    Meters NONE = new Meters() {};

    /** The meters of this context, for the component of this name. */
    static Meters of(CamelContext context, String component) {
        try {
            return MicrometerMeters.find(context, component);
        } catch (NoClassDefFoundError e) {
            // the library is optional
            return NONE;
        }
    }

    @Override
    default void commitFailed(IntegryRequest request) {}

    /** Is told how calls go. */
    default CallObserver calls() {
        return CallObserver.NONE;
    }
}
