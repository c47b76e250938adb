package io.github.camelintegry;

import io.github.camelintegry.internal.binding.MessageTexts;
import io.github.camelintegry.internal.dynamic.DynamicUris;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.annotations.PollDynamic;
import org.apache.camel.support.component.PollDynamicAwareSupport;

/**
 * Lets a message give values of the options that a {@code pollEnrich} or {@code poll} has written in its URI, and nothing
 * else: nothing in a value is read as a part of the URI. Each set of values makes an endpoint of its own.
 */
@PollDynamic("integry")
public class IntegryPollDynamicAware extends PollDynamicAwareSupport {

    private final DynamicUris uris = new DynamicUris(IntegryComponent.OPTIONS, MessageTexts::isText);

    @Override
    protected void doInit() {
        // not Camel's own, which wants to know the options of the scheme: those of a second component's it does not
        // know
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) {
        DynamicUris.Resolved resolved = uris.resolve(exchange, uri, originalUri);
        return new DynamicAwareEntry(resolved.uri().wholeUri(resolved.values()), originalUri, Map.of(), null);
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        return entry.getUri();
    }
}
