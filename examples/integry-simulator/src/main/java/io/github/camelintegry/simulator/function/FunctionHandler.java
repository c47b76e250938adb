package io.github.camelintegry.simulator.function;

/** What a simulated function does when it is called. Runs on the event loop: it must not block. */
@FunctionalInterface
public interface FunctionHandler {

    /**
     * Executes one call whose arguments fit the function's schema.
     *
     * @return what the app behind Integry answered
     * @throws RejectedCallException to answer that the function was not executed
     */
    FunctionAnswer handle(FunctionInvocation invocation);

    /** {@return whether it answers page by page: clients then find the cursor among the function's parameters} */
    default boolean isPaged() {
        return false;
    }
}
