package io.github.camelintegry;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.AllowSchemaLoader;
import io.github.camelintegry.protocol.Arguments;
import io.github.camelintegry.protocol.BoundedCache;
import io.github.camelintegry.protocol.Cursor;
import io.github.camelintegry.protocol.JsonCodec;
import io.github.camelintegry.protocol.JsonSlice;
import io.github.camelintegry.protocol.MalformedJsonException;
import io.github.camelintegry.protocol.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Compares parameters with JSON schemas. These come from the service, so what one refers to outside itself is never read:
 * it might be a file of this machine, or a host that does not answer. The meta-schemas are in the library.
 */
final class ParameterSchemas {

    private static final Pattern META_SCHEMA =
            Pattern.compile("classpath:draft(-0[467]|/20(19-09|20-12))/(schema|meta/[a-z-]+)");

    /** The keywords under which a schema speaks of one parameter at a time. */
    private static final Set<String> OF_ONE_PARAMETER =
            Set.of("properties", "patternProperties", "additionalProperties");

    private static final int KEPT_SCHEMAS = 100;

    private final BoundedCache<JsonNode, JsonSchema> compiled = new BoundedCache<>(KEPT_SCHEMAS);
    private final JsonCodec codec;
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.add(new AllowSchemaLoader(
                    iri -> META_SCHEMA.matcher(iri.toString()).matches()))));

    ParameterSchemas(JsonCodec codec) {
        this.codec = codec;
    }

    /**
     * {@return what is wrong with all parameters of a call}
     *
     * @throws RuntimeException if the schema is none, or refers to what is not there
     */
    List<ParameterError> errors(JsonNode schema, Arguments arguments) {
        return errors(schema, arguments, message -> true);
    }

    /**
     * {@return what is wrong with these parameters, each by itself: others may still join them}
     *
     * @throws RuntimeException if the schema is none, or refers to what is not there
     */
    List<ParameterError> errorsOfEach(JsonNode schema, Arguments arguments) {
        return errors(schema, arguments, ParameterSchemas::isOfOneParameter);
    }

    private List<ParameterError> errors(JsonNode schema, Arguments arguments, Predicate<ValidationMessage> counts) {
        if (!schema.isObject()) {
            return List.of();
        }
        JsonSchema usable = compiled.computeIfAbsent(schema, this::compile);
        try {
            return usable
                    .validate(JsonSlice.of(parameters(schema, arguments).json()).tree(codec))
                    .stream()
                    .filter(counts)
                    .map(ParameterSchemas::error)
                    .toList();
        } catch (MalformedJsonException e) {
            return List.of(new ParameterError("parameters", "parameters", String.valueOf(e.getMessage())));
        }
    }

    /** Of a schema that is none the library makes one that nothing fits. */
    private JsonSchema compile(JsonNode schema) {
        JsonSchema made = factory.getSchema(schema);
        String meta = made.getValidationContext().getMetaSchema().getIri();
        Set<ValidationMessage> mistakes =
                factory.getSchema(SchemaLocation.of(meta)).validate(schema);
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(
                    "Not a JSON schema: " + mistakes.iterator().next().getMessage());
        }
        made.initializeValidators();
        return made;
    }

    /** The arguments but those that belong to the call itself, and that a schema does not know therefore. */
    private static Arguments parameters(JsonNode schema, Arguments arguments) {
        Arguments parameters = arguments.without(Arguments.VARIABLES);
        for (String key : Cursor.KEYS) {
            if (!schema.path("properties").has(key)) {
                parameters = parameters.without(key);
            }
        }
        return parameters;
    }

    private static boolean isOfOneParameter(ValidationMessage message) {
        JsonNodePath rule = message.getEvaluationPath();
        return rule.getNameCount() > 0 && OF_ONE_PARAMETER.contains(rule.getName(0));
    }

    private static ParameterError error(ValidationMessage message) {
        List<String> names = new ArrayList<>();
        JsonNodePath place = message.getInstanceLocation();
        for (int i = 0; i < place.getNameCount(); i++) {
            names.add(String.valueOf(place.getElement(i)));
        }
        if (message.getProperty() != null) {
            names.add(message.getProperty());
        }
        if (names.isEmpty()) {
            names.add("parameters");
        }
        return new ParameterError(names.get(0), Texts.excerpt(String.join("/", names)), text(message));
    }

    private static String text(ValidationMessage message) {
        if (message.getType().equals("required")) {
            return "This parameter is required";
        }
        String place = message.getInstanceLocation() + ": ";
        String text = message.getMessage();
        return Texts.excerpt(text.startsWith(place) ? text.substring(place.length()) : text);
    }
}
