package io.github.camelintegry.simulator.internal.style;

import io.github.camelintegry.simulator.wire.Operation;

/** What a request means: an operation, and the app or function it is about (empty for listings). */
public record Route(Operation operation, String name) {

    static Route of(Operation operation) {
        return new Route(operation, "");
    }
}
