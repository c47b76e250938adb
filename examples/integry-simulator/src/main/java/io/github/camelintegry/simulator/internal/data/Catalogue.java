package io.github.camelintegry.simulator.internal.data;

import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.internal.http.ClientRequest;
import io.github.camelintegry.simulator.internal.http.Refusal;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The apps and functions that exist, each by name. Thread-safe. */
public final class Catalogue {

    private final AtomicLong lastAppId = new AtomicLong(100);
    private final NavigableMap<String, SimulatedApp> apps = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, SimulatedFunction> functions = new ConcurrentSkipListMap<>();
    private final AtomicLong lastFunctionId = new AtomicLong(5000);
    private final Map<String, Edition> editions = new ConcurrentHashMap<>();

    void app(String name, String title) {
        apps.computeIfAbsent(name, n -> new SimulatedApp(lastAppId.incrementAndGet(), n, title));
    }

    public void function(SimulatedFunction function) {
        String app = function.app();
        app(app, Character.toUpperCase(app.charAt(0)) + app.substring(1));
        editions.compute(
                function.name(),
                (name, old) -> old == null ? new Edition(lastFunctionId.incrementAndGet(), 1) : old.next());
        functions.put(function.name(), function);
    }

    public NavigableMap<String, SimulatedApp> apps() {
        return apps;
    }

    public NavigableMap<String, SimulatedFunction> functions() {
        return functions;
    }

    /** {@return the title of an app, or its name as it is if there is none} */
    public String title(String app) {
        SimulatedApp known = apps.get(app);
        return known == null ? app : known.title();
    }

    /** Throws the {@link Refusal} of an app that does not exist. */
    public SimulatedApp existingApp(String name) {
        SimulatedApp app = apps.get(name);
        if (app == null) {
            throw Refusal.detail(404, "App not found");
        }
        return app;
    }

    public Edition edition(SimulatedFunction function) {
        return editions.get(function.name());
    }

    /**
     * Throws the {@link Refusal} of a function that does not exist, or not in the version that the request pins. How the
     * service refuses an unknown version is not known: this answer is a guess.
     */
    public SimulatedFunction existingFunction(String name, ClientRequest request) {
        SimulatedFunction function = functions.get(name);
        if (function == null) {
            throw Refusal.detail(404, "Function not found");
        }
        String wanted = request.headers().getOrDefault("Version", "");
        if (!wanted.isEmpty() && !wanted.equals(String.valueOf(edition(function).version()))) {
            throw Refusal.detail(404, "Function version not found");
        }
        return function;
    }
}
