package io.github.camelintegry;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@code toD("integry:function/${header.fn}?connectedAccountId=${header.account}")} use one endpoint and one producer
 * for all names, users, accounts and prompts: those go with the message, as headers, and the rest of the URI stays the
 * same. A header that the message has already wins over the URI, as it does with {@code to}. A message can give values of
 * the options that the route wrote, but no further option.
 */
@SendDynamic("integry")
public class IntegrySendDynamicAware extends SendDynamicAwareSupport {

    @Override
    protected void doInit() {
        // not Camel's own: it wants to know the options of the scheme, and those of a second component's it does not
        // know
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        String written = EndpointHelper.resolveEndpointUriPropertyPlaceholders(exchange.getContext(), originalUri);
        return new Entry(uri, originalUri, DynamicUri.of(uri, written));
    }

    @Override
    public @Nullable String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        DynamicUri uri = ((Entry) entry).parts;
        return uri.headers().isEmpty() ? null : uri.endpointUri();
    }

    @Override
    public @Nullable Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, String> headers = missing(exchange, entry);
        return headers.isEmpty() ? null : message -> headers.forEach(message.getMessage()::setHeader);
    }

    @Override
    public @Nullable Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, String> headers = missing(exchange, entry);
        return headers.isEmpty() ? null : message -> headers.keySet().forEach(message.getMessage()::removeHeader);
    }

    /** The headers that the message does not have by itself. Camel makes both processors before it runs one. */
    private static Map<String, String> missing(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, String> headers = ((Entry) entry).parts.headers();
        headers.keySet().removeIf(header -> exchange.getMessage().getHeader(header) != null);
        return headers;
    }

    private static final class Entry extends DynamicAwareEntry {
        private final DynamicUri parts;

        Entry(String uri, String originalUri, DynamicUri parts) {
            super(uri, originalUri, Map.of(), null);
            this.parts = parts;
        }
    }
}
