package io.github.camelintegry;

import io.github.camelintegry.internal.client.catalogue.Catalogue;
import io.github.camelintegry.internal.dynamic.WrittenOptions;
import io.github.camelintegry.internal.options.IntactText;
import org.jspecify.annotations.Nullable;

/** Finds texts among an endpoint's options, or those of its component, that cannot be meant as they are. */
final class EndpointTexts {

    private EndpointTexts() {}

    /** Refuses such a text by the name of its option. Whatever a message gives is meant as it is. */
    static void check(IntegryEndpoint endpoint) {
        IntegryConfiguration options = endpoint.getConfiguration();
        WrittenOptions written = endpoint.written();
        requireIntact(written, "userId", options.getUserId());
        requireIntact(written, "connectedAccountId", options.getConnectedAccountId());
        requireIntact(written, "proxyHost", options.getProxyHost());
        requireIntact(written, "proxyUser", options.getProxyUser());
        requireIntact(written, "proxyPassword", options.getProxyPassword());
        if (isFixed(written, "baseUrl")) {
            IntactText.requireResolved("baseUrl", options.getBaseUrl().strip());
        }
        String type = endpoint.getType();
        if (type != null && isFixed(written, "type") && Catalogue.TYPES.stream().noneMatch(type::equalsIgnoreCase)) {
            throw new IllegalArgumentException(
                    "The option type cannot be '" + type + "': it takes one of " + String.join(", ", Catalogue.TYPES));
        }
    }

    private static void requireIntact(WrittenOptions written, String option, @Nullable String text) {
        if (text != null && !text.isBlank() && isFixed(written, option)) {
            IntactText.require(option, text);
        }
    }

    /** An expression is said in other words, when it is known what the endpoint is used for. */
    private static boolean isFixed(WrittenOptions written, String option) {
        return !written.ofMessage().contains(option) && !written.expressions().contains(option);
    }
}
