package io.github.camelintegry;

import io.github.camelintegry.protocol.Texts;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.util.URISupport;

/**
 * The URI of a {@code toD}: what of it goes with the message, and what remains and makes the endpoint. Values are as they
 * are in the URI, since they come from messages, where nobody has encoded them.
 */
final class DynamicUri {

    private static final Map<String, String> HEADER_OF_OPTION = Map.of(
            "userId", IntegryConstants.USER_ID,
            "connectedAccountId", IntegryConstants.CONNECTED_ACCOUNT_ID,
            "prompt", IntegryConstants.PROMPT);

    private final String schemeAndOperation;
    private final String name;
    private final Map<String, Object> options;

    private DynamicUri(String uri) throws URISyntaxException {
        String path = URISupport.stripQuery(uri);
        int colon = path.indexOf(':') + 1;
        int slash = path.indexOf('/', path.startsWith("//", colon) ? colon + 2 : colon);
        this.schemeAndOperation = slash < 0 ? path : path.substring(0, slash);
        this.name = slash < 0 ? "" : path.substring(slash + 1);
        this.options = URISupport.parseQuery(URISupport.extractQuery(uri), true, true);
    }

    /**
     * {@return the URI that a message makes of the one in the route}
     *
     * @throws IllegalArgumentException if it has other options than the route wrote, so that one has come out of a
     *     message; what comes from a message may be a stranger's
     */
    static DynamicUri of(String resolved, String written) throws URISyntaxException {
        DynamicUri uri = new DynamicUri(resolved);
        DynamicUri ofRoute = new DynamicUri(withoutExpressions(written));
        List<String> names = ofRoute.optionNames();
        List<String> found = uri.optionNames();
        if (!found.equals(names) || uri.countInValues(names) != ofRoute.countInValues(names)) {
            throw new IllegalArgumentException("The route wrote the options " + excerpts(names)
                    + " into the URI of toD, but a message has made " + excerpts(found)
                    + " of them, or hidden one in the value of another: nothing was sent. Where a value may hold & or ?,"
                    + " put it into a header, for example " + IntegryConstants.USER_ID);
        }
        return uri;
    }

    private static String excerpts(List<String> names) {
        return names.stream().map(Texts::excerpt).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Those in braces after a dollar sign, or after the name of the language. */
    private static String withoutExpressions(String written) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '{'
                    && (depth > 0
                            || text.toString().endsWith("$")
                            || text.toString().endsWith("$simple"))) {
                depth++;
            } else if (c == '}' && depth > 0) {
                depth--;
            } else if (depth == 0) {
                text.append(c);
            }
        }
        return text.toString();
    }

    private List<String> optionNames() {
        List<String> names = new ArrayList<>();
        options.forEach((option, value) -> values(value).forEach(each -> names.add(option)));
        return names;
    }

    /** How often a value, which RAW( may have made longer, holds what would be one of these options outside of it. */
    private long countInValues(List<String> names) {
        Pattern option =
                Pattern.compile(names.stream().map(Pattern::quote).collect(Collectors.joining("|", "[?&](?:", ")=")));
        return options.values().stream()
                .flatMap(value -> values(value).stream())
                .mapToLong(value -> option.matcher(value.toString()).results().count())
                .sum();
    }

    private static List<?> values(Object value) {
        return value instanceof List<?> several ? several : List.of(value);
    }

    /** What goes with the message. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!name.isEmpty()) {
            headers.put(IntegryConstants.NAME, URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        HEADER_OF_OPTION.forEach((option, header) -> {
            if (options.get(option) instanceof String value) {
                headers.put(header, withoutRaw(value));
            }
        });
        return headers;
    }

    /** What remains. */
    String endpointUri() {
        String query = options.entrySet().stream()
                .filter(option ->
                        !(HEADER_OF_OPTION.containsKey(option.getKey()) && option.getValue() instanceof String))
                .flatMap(option -> values(option.getValue()).stream().map(value -> option.getKey() + '=' + value))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? schemeAndOperation : schemeAndOperation + '?' + query;
    }

    /** A value without the marks that keep Camel from decoding it. */
    private static String withoutRaw(String value) {
        boolean marked =
                value.startsWith("RAW(") && value.endsWith(")") || value.startsWith("RAW{") && value.endsWith("}");
        return marked ? value.substring(4, value.length() - 1) : value;
    }
}
