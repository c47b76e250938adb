package io.github.camelintegry;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@code toD("integry:function/${header.fn}?userId=${header.user}")} use one endpoint and one producer for all names,
 * users and accounts: those go with the message, as headers, and the rest of the URI stays the same.
 */
@SendDynamic("integry")
public class IntegrySendDynamicAware extends SendDynamicAwareSupport {

    private static final Map<String, String> HEADER_OF_OPTION = Map.of(
            "userId", IntegryConstants.USER_ID,
            "connectedAccountId", IntegryConstants.CONNECTED_ACCOUNT_ID,
            "prompt", IntegryConstants.PROMPT);

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        Map<String, Object> query = URISupport.parseQuery(URISupport.extractQuery(uri), false, false);
        return new DynamicAwareEntry(uri, originalUri, new LinkedHashMap<>(query), null);
    }

    @Override
    public @Nullable String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        Map<String, String> headers = headers(entry);
        if (headers.isEmpty()) {
            return null;
        }
        Map<String, Object> rest = new LinkedHashMap<>(entry.getProperties());
        rest.keySet().removeAll(HEADER_OF_OPTION.keySet());
        String path = StringHelper.before(entry.getUri(), "?", entry.getUri());
        String operation = StringHelper.before(path, "/", path);
        String query = URISupport.createQueryString(rest, false);
        return query.isEmpty() ? operation : operation + '?' + query;
    }

    @Override
    public @Nullable Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        Map<String, String> headers = headers(entry);
        return headers.isEmpty() ? null : message -> headers.forEach(message.getMessage()::setHeader);
    }

    @Override
    public @Nullable Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        Map<String, String> headers = headers(entry);
        return headers.isEmpty() ? null : message -> headers.keySet().forEach(message.getMessage()::removeHeader);
    }

    private static Map<String, String> headers(DynamicAwareEntry entry) {
        Map<String, String> headers = new LinkedHashMap<>();
        String path = StringHelper.before(entry.getUri(), "?", entry.getUri());
        String name = StringHelper.after(path, "/");
        if (name != null && !name.isEmpty()) {
            headers.put(IntegryConstants.NAME, URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        HEADER_OF_OPTION.forEach((option, header) -> {
            Object value = entry.getProperties().get(option);
            if (value != null) {
                headers.put(header, raw(value.toString()));
            }
        });
        return headers;
    }

    /** A value without the marks that keep Camel from decoding it. */
    private static String raw(String value) {
        boolean marked =
                value.startsWith("RAW(") && value.endsWith(")") || value.startsWith("RAW{") && value.endsWith("}");
        return marked ? value.substring(4, value.length() - 1) : value;
    }
}
