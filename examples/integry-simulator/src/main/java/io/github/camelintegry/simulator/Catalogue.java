package io.github.camelintegry.simulator;

import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The apps and functions that exist, each by name. Thread-safe. */
final class Catalogue {

    private final AtomicLong lastAppId = new AtomicLong(100);
    private final NavigableMap<String, SimulatedApp> apps = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, SimulatedFunction> functions = new ConcurrentSkipListMap<>();

    void app(String name, String title) {
        apps.computeIfAbsent(name, n -> new SimulatedApp(lastAppId.incrementAndGet(), n, title));
    }

    void function(SimulatedFunction function) {
        String app = function.app();
        app(app, Character.toUpperCase(app.charAt(0)) + app.substring(1));
        functions.put(function.name(), function);
    }

    NavigableMap<String, SimulatedApp> apps() {
        return apps;
    }

    NavigableMap<String, SimulatedFunction> functions() {
        return functions;
    }

    /** Throws the {@link Refusal} of an app that does not exist. */
    SimulatedApp existingApp(String name) {
        SimulatedApp app = apps.get(name);
        if (app == null) {
            throw Refusal.detail(404, "App not found");
        }
        return app;
    }

    /** Throws the {@link Refusal} of a function that does not exist. */
    SimulatedFunction existingFunction(String name) {
        SimulatedFunction function = functions.get(name);
        if (function == null) {
            throw Refusal.detail(404, "Function not found");
        }
        return function;
    }
}
