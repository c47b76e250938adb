package io.github.camelintegry.internal.binding;

import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.protocol.Arguments;
import io.github.camelintegry.internal.protocol.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint's options say of its requests; a message fills in the rest, or says otherwise.
 *
 * @param operation       what is asked
 * @param name            the function or app
 * @param userId          on whose behalf
 * @param accountId       the account to use
 * @param functionVersion which version of the function
 * @param query           further query parameters
 * @param parameters      of the function
 * @param variables       for tags in the arguments, as arguments
 * @param prompt          what a function is wanted for
 * @param method          the HTTP method of a passthrough
 * @param url             its URL
 * @param walks           whether all pages are read
 * @param codec           reads JSON of messages
 */
public record RequestTemplate(
        Operation operation,
        @Nullable String name,
        @Nullable String userId,
        @Nullable String accountId,
        @Nullable String functionVersion,
        Map<String, String> query,
        Arguments parameters,
        Arguments variables,
        @Nullable String prompt,
        String method,
        @Nullable String url,
        boolean walks,
        JsonCodec codec) {

    /** The arguments that the options alone make. */
    Arguments arguments() {
        return parameters.withDefaults(variables);
    }
}
