package io.github.camelintegry.telemetry;

import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.IntegryEndpoint;
import io.github.camelintegry.internal.protocol.Operation;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;
import org.jspecify.annotations.Nullable;

/**
 * Names the spans of calls and pages by what is called, such as {@code integry function/pipedrive-add-a-person}, and tags
 * them with how the call ended. Users are in no name.
 */
public class IntegrySpanDecorator extends AbstractSpanDecorator {

    /** For the service loader. */
    public IntegrySpanDecorator() {}

    @Override
    public String getComponent() {
        return "integry";
    }

    @Override
    public String getComponentClassName() {
        return IntegryComponent.class.getName();
    }

    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        if (!(endpoint instanceof IntegryEndpoint integry)) {
            return super.getOperationName(exchange, endpoint);
        }
        String named = Operation.of(integry.getOperation()).isNamed()
                ? exchange.getIn().getHeader(IntegryConstants.NAME, String.class)
                : null;
        String name = named != null ? named : integry.getName();
        return clipMaxLength("integry " + integry.getOperation() + (name == null ? "" : "/" + name));
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        super.beforeTracingEvent(span, exchange, endpoint);
        // of a page, which comes with its reply; a call has none yet
        tag(span, exchange, "integry.walk.id", IntegryConstants.WALK_ID);
        tag(span, exchange, "integry.page", IntegryConstants.PAGE_NUMBER);
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
        tag(span, exchange, "integry.outcome", IntegryConstants.OUTCOME);
        tag(span, exchange, "integry.attempts", IntegryConstants.ATTEMPTS);
        tag(span, exchange, "integry.network_code", IntegryConstants.NETWORK_CODE);
    }

    private static void tag(Span span, Exchange exchange, String tag, String header) {
        @Nullable String value = exchange.getMessage().getHeader(header, String.class);
        if (value != null) {
            span.setTag(tag, value);
        }
    }
}
