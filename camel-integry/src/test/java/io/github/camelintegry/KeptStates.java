package io.github.camelintegry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/** A repository that outlives the context which uses it, as a durable one does: Camel's own in memory is emptied with it. */
final class KeptStates extends ServiceSupport implements StateRepository<String, String> {

    private final Map<String, String> states = new ConcurrentHashMap<>();

    @Override
    public void setState(String key, String value) {
        states.put(key, value);
    }

    @Override
    public @Nullable String getState(String key) {
        return states.get(key);
    }
}
