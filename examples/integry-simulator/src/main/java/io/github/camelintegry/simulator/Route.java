package io.github.camelintegry.simulator;

/** What a request means: an operation, and the app or function it is about (empty for listings). */
record Route(Operation operation, String name) {

    static Route of(Operation operation) {
        return new Route(operation, "");
    }
}
