package io.github.camelintegry.internal.metrics;

import io.github.camelintegry.internal.client.CallObserver;
import io.github.camelintegry.internal.polling.WalkMeters;
import io.github.camelintegry.internal.polling.WalkMonitor;
import io.github.camelintegry.internal.polling.WalkSource;
import org.apache.camel.CamelContext;

/** Counts and times what calls and walks do. Without a meter registry in the Camel registry, nothing is counted. */
public interface Meters extends WalkMeters {

    /** Counts nothing. */
    Meters NONE = new Meters() {
        @Override
        public CallObserver calls() {
            return CallObserver.NONE;
        }

        @Override
        public void page(WalkSource source, long records) {}

        @Override
        public void walk(WalkSource source) {}

        @Override
        public Runnable watch(WalkMonitor walk) {
            return () -> {};
        }
    };

    /** The meters of this context, for the component of this name. */
    static Meters of(CamelContext context, String component) {
        try {
            return MicrometerMeters.find(context, component);
        } catch (NoClassDefFoundError e) {
            // the library is optional
            return NONE;
        }
    }

    /** Is told how calls go. */
    CallObserver calls();
}
