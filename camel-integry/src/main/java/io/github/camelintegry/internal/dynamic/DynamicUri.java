package io.github.camelintegry.internal.dynamic;

import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.internal.options.OptionNames;
import io.github.camelintegry.internal.protocol.Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * A dynamic URI as its route has written it, taken apart before any value of a message is known: its parts may have the
 * marks of {@link RouteText}, its structure has none. A message can give values, but no operation, option or name of one.
 *
 * @param text      all of it
 * @param scheme    what precedes the operation
 * @param operation what is asked of Integry
 * @param name      the name of a function or app, as it is written; empty if there is none
 * @param options   the values of the options, as they are written
 */
public record DynamicUri(RouteText text, String scheme, String operation, String name, Map<String, String> options) {

    private static final String CURE =
            ": nothing was sent. Write the URI as one text in toD, wireTap, enrich, pollEnrich"
                    + " or poll, all its options in it, and expressions of the Simple language in it only as values";
    private static final Map<String, String> HEADER_OF_OPTION = Map.of(
            "userId", IntegryConstants.USER_ID,
            "connectedAccountId", IntegryConstants.CONNECTED_ACCOUNT_ID,
            "prompt", IntegryConstants.PROMPT);
    private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");
    /** What follows RAW( ends with a parenthesis before the next option, anything else with an ampersand. */
    private static final Pattern OPTION =
            Pattern.compile("([^&=]+)=(RAW\\(.*?\\)(?=&|$)|RAW\\{.*?}(?=&|$)|[^&]*)(?:&|$)", Pattern.DOTALL);

    /**
     * {@return the URI in a route}
     *
     * @param names   of the options that there are
     * @param written the text as it stands in the route, with property placeholders already resolved
     * @throws IllegalArgumentException if it has an expression where none can be
     */
    static DynamicUri of(CamelContext context, OptionNames names, String written) {
        RouteText text = RouteText.of(context, written.trim());
        String marked = text.marked();
        int question = marked.indexOf('?');
        String path = question < 0 ? marked : marked.substring(0, question);
        int begin = path.indexOf(':') + 1;
        if (path.startsWith("//", begin)) {
            begin += 2;
        }
        int slash = path.indexOf('/', begin);
        String name = slash < 0 ? "" : path.substring(slash + 1);
        Map<String, String> options = question < 0 ? Map.of() : options(marked.substring(question + 1));
        UriSlips.checkDynamic(names, name, options);
        return new DynamicUri(
                text,
                path.substring(0, begin),
                slash < 0 ? path.substring(begin) : path.substring(begin, slash),
                name,
                options);
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new LinkedHashMap<>();
        Matcher option = OPTION.matcher(query);
        for (int at = 0; at < query.length(); at = option.end()) {
            if (!option.find(at) || option.start() != at) {
                throw new IllegalArgumentException("The route's URI has something else than option=value" + CURE);
            }
            String key = option.group(1);
            if (RouteText.isDynamic(key)) {
                throw new IllegalArgumentException("In the route's URI, a message gives the name of an option" + CURE);
            }
            if (options.putIfAbsent(key, option.group(2)) != null) {
                throw new IllegalArgumentException("The route's URI has the option " + key + " twice" + CURE);
            }
        }
        return options;
    }

    /** Refuses a URI that Camel has not made of this text. */
    void requireFit(String resolved, List<String> values) {
        if (!text.fits(resolved, values)) {
            throw new IllegalArgumentException(
                    "The component cannot tell which part of the URI the route has written, and which a message"
                            + CURE);
        }
    }

    /** What goes with the message, so that one endpoint serves all. */
    public Map<String, String> headers(List<String> values) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!name.isEmpty()) {
            headers.put(IntegryConstants.NAME, RouteText.put(decodedName(), values));
        }
        options.forEach((option, value) -> {
            String header = headerOf(option, value);
            if (header != null) {
                headers.put(header, RouteText.put(plain(value), values));
            }
        });
        return headers;
    }

    /** What remains of the URI beside those headers. */
    public String uriBesideHeaders(List<String> values) {
        Map<String, String> rest = new LinkedHashMap<>(options);
        rest.entrySet().removeIf(option -> headerOf(option.getKey(), option.getValue()) != null);
        return scheme + operation(values) + query(rest, values);
    }

    /** The URI for an endpoint that no header reaches. */
    public String wholeUri(List<String> values) {
        String path = scheme + operation(values);
        if (!name.isEmpty()) {
            path += '/'
                    + (RouteText.isDynamic(name)
                            ? MessageValue.write("the name", RouteText.put(decodedName(), values))
                            : name);
        }
        return path + query(options, values);
    }

    /** Where a message gives it, it must be one that there is. */
    private String operation(List<String> values) {
        return RouteText.isDynamic(operation)
                ? Operation.of(RouteText.put(operation, values)).text()
                : operation;
    }

    private static String query(Map<String, String> options, List<String> values) {
        return options.entrySet().stream()
                .map(option -> option.getKey() + '=' + inUri(option.getKey(), option.getValue(), values))
                .collect(Collectors.joining("&", options.isEmpty() ? "" : "?", ""));
    }

    private static String inUri(String option, String written, List<String> values) {
        if (!RouteText.isDynamic(written)) {
            return written;
        }
        String part = "the option " + option;
        String plain = plain(written);
        boolean quoted = plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"");
        return quoted && OptionNames.isData(option)
                ? MessageValue.writeText(part, RouteText.put(plain.substring(1, plain.length() - 1), values))
                : MessageValue.write(part, RouteText.put(plain, values));
    }

    /** The header that an option goes with; {@code null} for none. A bean that the route names is Camel's to find. */
    private static @Nullable String headerOf(String option, String value) {
        return value.startsWith("#") ? null : HEADER_OF_OPTION.get(option);
    }

    private String decodedName() {
        return decoded(name.replace("+", "%2B"));
    }

    /** What the route has written, decoded as in any URI. Values of a message, which are put in behind that, are not. */
    private static String plain(String value) {
        boolean raw =
                value.startsWith("RAW(") && value.endsWith(")") || value.startsWith("RAW{") && value.endsWith("}");
        return raw ? value.substring(4, value.length() - 1) : decoded(value);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(LONE_PERCENT.matcher(text).replaceAll("%25"), StandardCharsets.UTF_8);
    }
}
