package io.github.camelintegry.internal.dynamic;

import io.github.camelintegry.internal.options.OptionNames;
import java.util.List;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.MessageHelper;
import org.jspecify.annotations.Nullable;

/** Takes the URI of one dynamic processor apart, once for all messages, and evaluates its expressions for each. */
public final class DynamicUris {

    private final OptionNames names;
    private final Predicate<Object> isText;
    private volatile @Nullable DynamicUri latest;

    /**
     * For one processor.
     *
     * @param names  of the options that there are
     * @param isText whether the value of an expression can stand in a URI
     */
    public DynamicUris(OptionNames names, Predicate<Object> isText) {
        this.names = names;
        this.isText = isText;
    }

    /**
     * {@return the URI in the route, and the values that a message has for it}
     *
     * @param resolved the URI as Camel has made it, which is not safe to be read
     * @param written  the text in the route
     * @throws IllegalArgumentException if the component cannot tell one from the other
     */
    public Resolved resolve(Exchange exchange, String resolved, String written) {
        DynamicUri uri = parsed(exchange.getContext(), written);
        // Camel has evaluated the expressions before, and may have read the body for it
        MessageHelper.resetStreamCache(exchange.getIn());
        List<String> values = uri.text().valuesOf(exchange, isText);
        MessageHelper.resetStreamCache(exchange.getIn());
        uri.requireFit(resolved, values);
        return new Resolved(uri, values);
    }

    /** Property placeholders are resolved for each message: they may have another value another time. */
    private DynamicUri parsed(CamelContext context, String written) {
        String text = EndpointHelper.resolveEndpointUriPropertyPlaceholders(context, written)
                .trim();
        DynamicUri uri = latest;
        if (uri == null || !uri.text().written().equals(text)) {
            uri = DynamicUri.of(context, names, text);
            latest = uri;
        }
        return uri;
    }

    /** A URI with what a message makes of it. */
    public record Resolved(DynamicUri uri, List<String> values) {}
}
