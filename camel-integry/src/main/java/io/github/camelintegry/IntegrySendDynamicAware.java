package io.github.camelintegry;

import io.github.camelintegry.internal.binding.MessageTexts;
import io.github.camelintegry.internal.dynamic.DynamicUri;
import io.github.camelintegry.internal.dynamic.DynamicUris;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@code toD("integry:function/${header.fn}?connectedAccountId=${header.account}")} use one endpoint and one producer
 * for all names, users, accounts and prompts: those go with the message, as headers, and the rest of the URI stays the
 * same. A header that the message has already wins over the URI, as it does with {@code to}. A message gives values of
 * the options that the route has written; nothing in a value is read as a part of the URI.
 */
@SendDynamic("integry")
public class IntegrySendDynamicAware extends SendDynamicAwareSupport {

    private final DynamicUris uris = new DynamicUris(IntegryComponent.OPTIONS, MessageTexts::isText);

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
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) {
        DynamicUris.Resolved resolved = uris.resolve(exchange, uri, originalUri);
        DynamicUri route = resolved.uri();
        Map<String, Object> headers = new LinkedHashMap<>(route.headers(resolved.values()));
        return new DynamicAwareEntry(route.uriBesideHeaders(resolved.values()), originalUri, headers, null);
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        return entry.getUri();
    }

    @Override
    public @Nullable Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, Object> headers = missing(exchange, entry);
        return headers.isEmpty() ? null : message -> headers.forEach(message.getMessage()::setHeader);
    }

    @Override
    public @Nullable Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, Object> headers = missing(exchange, entry);
        return headers.isEmpty() ? null : message -> headers.keySet().forEach(message.getMessage()::removeHeader);
    }

    /** The headers that the message does not have by itself. Camel makes both processors before it runs one. */
    private static Map<String, Object> missing(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, Object> headers = new LinkedHashMap<>(entry.getProperties());
        headers.keySet().removeIf(header -> exchange.getMessage().getHeader(header) != null);
        return headers;
    }
}
