package io.github.camelintegry.internal.binding;

import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.protocol.Arguments;
import io.github.camelintegry.internal.protocol.Operation;
import io.github.camelintegry.internal.util.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.NoTypeConversionAvailableException;
import org.jspecify.annotations.Nullable;

/** The arguments of a request, of options and a message. */
final class BodyArguments {

    private static final String METHOD = "method";
    private static final String URL = "url";
    private static final String BODY = "body";

    private final RequestTemplate template;
    private final JsonCodec codec;
    private final BodyJson bodyJson;

    BodyArguments(RequestTemplate template, CamelContext context) {
        this.template = template;
        this.codec = template.codec();
        this.bodyJson = new BodyJson(context);
    }

    /**
     * Of options and a message.
     *
     * @throws IllegalArgumentException if the message does not hold what the operation needs
     */
    Arguments of(Message message) throws NoTypeConversionAvailableException {
        Arguments arguments =
                switch (template.operation()) {
                    case FUNCTION ->
                        object(message, "the function's parameters").withDefaults(template.parameters());
                    case PASSTHROUGH -> passthrough(message);
                    case PREDICT, SCHEMA -> prompt(message);
                    case FUNCTIONS, APP, APPS -> Arguments.NONE;
                };
        return template.operation().listKey() != null && arguments.names().isEmpty()
                ? arguments
                : withVariables(arguments, message);
    }

    private Arguments object(Message message, String members) throws NoTypeConversionAvailableException {
        byte[] json = bodyJson.of(message);
        if (json == null) {
            return Arguments.NONE;
        }
        try {
            return Arguments.parse(json, codec);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(
                    "The message body, a " + message.getBody().getClass().getName() + ", must be a JSON object with "
                            + members + ", or empty: " + e.getMessage()
                            + (Utf8.firstVisible(json, 0) == '[' ? ". Split an array first" : ""),
                    e);
        }
    }

    private Arguments passthrough(Message message) throws NoTypeConversionAvailableException {
        String url = header(message, IntegryConstants.URL, template.url());
        if (url == null) {
            Arguments whole = object(message, "method, url and body");
            if (!whole.has(URL)) {
                throw new IllegalArgumentException("No URL: set the option url, the header " + IntegryConstants.URL
                        + ", or a body that is an object with method, url and body");
            }
            String asked = header(message, IntegryConstants.METHOD, whole.has(METHOD) ? null : template.method());
            return asked == null ? whole : whole.with(METHOD, quoted(asked));
        }
        String method = header(message, IntegryConstants.METHOD, template.method());
        Arguments arguments = Arguments.NONE.with(METHOD, quoted(method)).with(URL, quoted(url));
        byte[] body = bodyJson.of(message);
        return body == null ? arguments : arguments.with(BODY, valueOf(body));
    }

    /** JSON as it is; any other text as text. */
    private String valueOf(byte[] body) {
        String text = Utf8.decode(body, "The message body");
        try {
            JsonSlice.of(body).tree(codec);
            return text;
        } catch (MalformedJsonException e) {
            return quoted(text);
        }
    }

    private Arguments prompt(Message message) {
        String prompt = header(message, IntegryConstants.PROMPT, template.prompt());
        String text = prompt == null && template.operation() == Operation.PREDICT ? MessageTexts.body(message) : prompt;
        if (text == null || text.isBlank()) {
            if (template.operation() == Operation.PREDICT) {
                throw new IllegalArgumentException("No prompt: set the option prompt, the header "
                        + IntegryConstants.PROMPT + ", or a message body in words");
            }
            return Arguments.NONE;
        }
        return Arguments.NONE.with(Arguments.PROMPT, quoted(text));
    }

    /** The header's go before the body's own, and these before the options'. */
    private Arguments withVariables(Arguments arguments, Message message) {
        Object header = message.getHeader(IntegryConstants.VARIABLES);
        if (header == null) {
            return arguments.withDefaults(template.variables());
        }
        if (!(header instanceof Map)) {
            throw new IllegalArgumentException("The header " + IntegryConstants.VARIABLES + " must be a Map, not a "
                    + header.getClass().getName() + ": give it the name and value of each variable");
        }
        byte[] json = bodyJson.written(header, "The header " + IntegryConstants.VARIABLES);
        return arguments.with(Arguments.VARIABLES, new String(json, StandardCharsets.UTF_8));
    }

    private String quoted(@Nullable String text) {
        return new String(codec.quote(text == null ? "" : text), StandardCharsets.UTF_8);
    }

    private static @Nullable String header(Message message, String name, @Nullable String otherwise) {
        String value = MessageTexts.header(message, name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
