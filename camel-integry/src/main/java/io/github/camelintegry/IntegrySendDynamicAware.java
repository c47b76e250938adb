package io.github.camelintegry;

import io.github.camelintegry.internal.binding.MessageTexts;
import io.github.camelintegry.internal.dynamic.DynamicUri;
import io.github.camelintegry.internal.dynamic.DynamicUris;
import java.util.LinkedHashMap;
import java.util.List;
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
        return new Entry(uri, originalUri, resolved.uri(), resolved.values());
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        Entry of = (Entry) entry;
        return of.route.uriBesideHeaders(of.values);
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
        Entry of = (Entry) entry;
        Map<String, String> headers = new LinkedHashMap<>(of.route.headers(of.values));
        headers.keySet().removeIf(header -> exchange.getMessage().getHeader(header) != null);
        return headers;
    }

    private static final class Entry extends DynamicAwareEntry {
        private final DynamicUri route;
        private final List<String> values;

        Entry(String uri, String originalUri, DynamicUri route, List<String> values) {
            super(uri, originalUri, Map.of(), null);
            this.route = route;
            this.values = values;
        }
    }
}
