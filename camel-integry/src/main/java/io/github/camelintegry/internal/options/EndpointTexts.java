package io.github.camelintegry.internal.options;

import io.github.camelintegry.internal.client.catalogue.Catalogue;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds texts among an endpoint's options, or those of its component, that cannot be meant as they are. */
public final class EndpointTexts {

    private static final List<String> INTACT =
            List.of("userId", "connectedAccountId", "proxyHost", "proxyUser", "proxyPassword");

    private EndpointTexts() {}

    /** Refuses such a text by the name of its option. Whatever a message gives is meant as it is. */
    public static void check(Function<String, @Nullable Object> options, WrittenOptions written) {
        for (String option : INTACT) {
            if (options.apply(option) instanceof String text && !text.isBlank() && written.isFixed(option)) {
                IntactText.require(option, text);
            }
        }
        if (options.apply("baseUrl") instanceof String url && written.isFixed("baseUrl")) {
            IntactText.requireResolved("baseUrl", url.strip());
        }
        if (options.apply("type") instanceof String type
                && written.isFixed("type")
                && Catalogue.TYPES.stream().noneMatch(type::equalsIgnoreCase)) {
            throw new IllegalArgumentException(
                    "The option type cannot be '" + type + "': it takes one of " + String.join(", ", Catalogue.TYPES));
        }
    }
}
