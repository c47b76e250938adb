package io.github.camelintegry.transform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelintegry.internal.json.Misfit;
import io.github.camelintegry.model.ConnectedAccount;
import io.github.camelintegry.model.IntegryApp;
import io.github.camelintegry.model.IntegryFunction;
import org.apache.camel.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Converts the JSON objects of {@code integry:app}, {@code integry:schema} and listings to their models. JSON's
 * {@code null} becomes {@code null}; members that a model does not have are passed over; anything but an object with the
 * model's key member is refused.
 */
// its methods return null, but say so only to Camel: the generator of the loader cannot write annotated return types
@Converter(generateLoader = true)
public final class IntegryModelConverter {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private IntegryModelConverter() {}

    /**
     * {@return the app}
     *
     * @throws IllegalArgumentException if it is no JSON object with a name
     */
    @Converter(allowNull = true)
    @SuppressWarnings("NullAway")
    public static IntegryApp toApp(JsonNode json) {
        return convert(json, "name", IntegryApp.class);
    }

    /**
     * {@return the function}
     *
     * @throws IllegalArgumentException if it is no JSON object with a name
     */
    @Converter(allowNull = true)
    @SuppressWarnings("NullAway")
    public static IntegryFunction toFunction(JsonNode json) {
        return convert(json, "name", IntegryFunction.class);
    }

    /**
     * {@return the account}
     *
     * @throws IllegalArgumentException if it is no JSON object with an id
     */
    @Converter(allowNull = true)
    @SuppressWarnings("NullAway")
    public static ConnectedAccount toConnectedAccount(JsonNode json) {
        return convert(json, "id", ConnectedAccount.class);
    }

    private static <T> @Nullable T convert(JsonNode json, String key, Class<T> model) {
        if (json.isNull() || json.isMissingNode()) {
            return null;
        }
        if (!json.isObject() || !json.hasNonNull(key)) {
            throw new IllegalArgumentException("No " + model.getSimpleName() + ": a JSON object with the member " + key
                    + " was expected, not "
                    + (json.isObject() ? "one without it" : "JSON of the kind " + json.getNodeType()));
        }
        try {
            return MAPPER.treeToValue(json, model);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "No " + model.getSimpleName() + ": a member is not of its kind, " + Misfit.reason(e, "", json), e);
        }
    }
}
