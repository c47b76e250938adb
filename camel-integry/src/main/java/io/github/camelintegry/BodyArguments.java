package io.github.camelintegry;

import io.github.camelintegry.protocol.Arguments;
import io.github.camelintegry.protocol.JsonCodec;
import io.github.camelintegry.protocol.JsonSlice;
import io.github.camelintegry.protocol.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.NoTypeConversionAvailableException;
import org.jspecify.annotations.Nullable;

/** The arguments of a request, of an endpoint's options and a message. */
final class BodyArguments {

    private static final String METHOD = "method";
    private static final String URL = "url";
    private static final String BODY = "body";

    private final IntegryEndpoint endpoint;
    private final JsonCodec codec;
    private final Arguments parameters;
    private final Arguments variables;

    BodyArguments(IntegryEndpoint endpoint, JsonCodec codec) {
        this.endpoint = endpoint;
        this.codec = codec;
        this.parameters = ParameterLiterals.arguments(endpoint.getParameters());
        this.variables = ParameterLiterals.arguments(endpoint.getVariables());
    }

    /** Of the options alone. */
    Arguments ofOptions() {
        return withVariables(parameters, null);
    }

    /**
     * Of a message as well.
     *
     * @throws IllegalArgumentException if the message does not hold what the operation needs
     */
    Arguments of(Message message) throws NoTypeConversionAvailableException {
        Arguments arguments =
                switch (endpoint.operation()) {
                    case FUNCTION -> object(message).withDefaults(parameters);
                    case PASSTHROUGH -> passthrough(message);
                    case PREDICT -> prompt(message, message.getBody(String.class));
                    case SCHEMA -> prompt(message, null);
                    case FUNCTIONS, APP, APPS -> Arguments.NONE;
                };
        return endpoint.operation().listKey() != null && arguments.names().isEmpty()
                ? arguments
                : withVariables(arguments, message);
    }

    private Arguments object(Message message) throws NoTypeConversionAvailableException {
        byte[] json = BodyJson.of(message, codec);
        if (json == null) {
            return Arguments.NONE;
        }
        try {
            return Arguments.parse(json, codec);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(
                    "The message body, a " + message.getBody().getClass().getName() + ", must be a JSON object with the"
                            + " function's parameters, or empty: " + e.getMessage(),
                    e);
        }
    }

    private Arguments passthrough(Message message) throws NoTypeConversionAvailableException {
        String url = header(message, IntegryConstants.URL, endpoint.getUrl());
        if (url == null) {
            Arguments whole = object(message);
            if (!whole.has(URL)) {
                throw new IllegalArgumentException("No URL: set the option url, the header " + IntegryConstants.URL
                        + ", or a body that is an object with method, url and body");
            }
            return whole.has(METHOD) ? whole : whole.with(METHOD, quoted(endpoint.getMethod()));
        }
        String method = header(message, IntegryConstants.METHOD, endpoint.getMethod());
        Arguments arguments = Arguments.NONE.with(METHOD, quoted(method)).with(URL, quoted(url));
        byte[] body = BodyJson.of(message, codec);
        return body == null ? arguments : arguments.with(BODY, valueOf(body));
    }

    /** JSON as it is; any other text as text. */
    private String valueOf(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            JsonSlice.of(body).tree(codec);
            return text;
        } catch (MalformedJsonException e) {
            return quoted(text);
        }
    }

    private Arguments prompt(Message message, @Nullable String otherwise) {
        String prompt = header(message, IntegryConstants.PROMPT, endpoint.getPrompt());
        String text = prompt != null ? prompt : otherwise;
        if (text == null || text.isBlank()) {
            if (endpoint.operation() == io.github.camelintegry.protocol.Operation.PREDICT) {
                throw new IllegalArgumentException("No prompt: set the option prompt, the header "
                        + IntegryConstants.PROMPT + ", or a message body in words");
            }
            return Arguments.NONE;
        }
        return Arguments.NONE.with(Arguments.PROMPT, quoted(text));
    }

    private Arguments withVariables(Arguments arguments, @Nullable Message message) {
        Object header = message == null ? null : message.getHeader(IntegryConstants.VARIABLES);
        if (header == null) {
            return variables.names().isEmpty()
                    ? arguments
                    : arguments.with(Arguments.VARIABLES, new String(variables.json(), StandardCharsets.UTF_8));
        }
        if (!(header instanceof Map)) {
            throw new IllegalArgumentException("The header " + IntegryConstants.VARIABLES + " must be a Map, not a "
                    + header.getClass().getName());
        }
        return arguments.with(Arguments.VARIABLES, new String(codec.write(header), StandardCharsets.UTF_8));
    }

    private String quoted(@Nullable String text) {
        return new String(codec.write(text == null ? "" : text), StandardCharsets.UTF_8);
    }

    private static @Nullable String header(Message message, String name, @Nullable String otherwise) {
        String value = message.getHeader(name, String.class);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
