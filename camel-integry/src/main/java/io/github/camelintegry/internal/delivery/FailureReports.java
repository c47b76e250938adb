package io.github.camelintegry.internal.delivery;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.BridgeExceptionHandlerToErrorHandler;
import org.jspecify.annotations.Nullable;

/**
 * Reports each failure of a poll once. The poll throws what a page failed with, so that backoff counts it; the handler
 * then gets the page's exchange with it, unless the route's own error handler, to which the handler is a bridge, has had
 * it already. Used by the poll's thread only.
 */
public final class FailureReports implements ExceptionHandler {

    private final ExceptionHandler handler;
    private @Nullable Exchange failedExchange;
    private @Nullable Throwable failure;

    public FailureReports(ExceptionHandler handler) {
        this.handler = handler;
    }

    /** Remembers which exchange the failure, which the poll is about to throw, came from. */
    void failedWith(Exchange exchange, Throwable cause) {
        failedExchange = exchange;
        failure = cause;
    }

    boolean isOfPage(Throwable exception) {
        return exception == failure;
    }

    @Override
    public void handleException(Throwable exception) {
        handleException(null, null, exception);
    }

    @Override
    public void handleException(@Nullable String message, Throwable exception) {
        handleException(message, null, exception);
    }

    @Override
    public void handleException(@Nullable String message, @Nullable Exchange exchange, Throwable exception) {
        boolean ofPage = exception == failure;
        boolean seenByRoute = ofPage && !(exception instanceof RouteBrokenOffException);
        Exchange reported = exchange == null && ofPage ? failedExchange : exchange;
        failedExchange = null;
        failure = null;
        if (!(seenByRoute && handler instanceof BridgeExceptionHandlerToErrorHandler)) {
            handler.handleException(message, reported, exception);
        }
    }
}
