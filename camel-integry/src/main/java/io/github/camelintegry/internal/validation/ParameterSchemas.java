package io.github.camelintegry.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.AllowSchemaLoader;
import io.github.camelintegry.internal.client.catalogue.FunctionSchema;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.protocol.Arguments;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.internal.util.WeightedCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Compares parameters with JSON schemas. These come from the service, so what one refers to outside itself is never read:
 * it might be a file of this machine, or a host that does not answer. The meta-schemas are in the library.
 */
public final class ParameterSchemas {

    private static final Pattern META_SCHEMA =
            Pattern.compile("classpath:draft(-0[467]|/20(19-09|20-12))/(schema|meta/[a-z-]+)");

    /** The keywords under which a schema speaks of one parameter at a time. */
    private static final Set<String> OF_ONE_PARAMETER =
            Set.of("properties", "patternProperties", "additionalProperties");

    private static final Duration TIME_FOR_A_COMPARISON = Duration.ofSeconds(2);

    private final WeightedCache<String, Compiled> compiled;
    private final SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
            .regularExpressionFactory(new SchemaPatterns())
            // what it refers to is looked up when it is needed: to follow all references beforehand may have no end
            .preloadJsonSchema(false)
            .build();
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.add(new AllowSchemaLoader(
                    iri -> META_SCHEMA.matcher(iri.toString()).matches()))));

    /** Keeps compiled schemas whose texts take so many bytes together; equal ones once. */
    public ParameterSchemas(long bytes) {
        this.compiled = new WeightedCache<>(bytes, Compiled::weight);
    }

    /**
     * {@return what is wrong with all parameters of a call}
     *
     * @throws RuntimeException if the schema is none, refers to what is not there, or takes too long to compare with
     */
    List<ParameterError> errors(FunctionSchema schema, Arguments arguments, JsonCodec codec) {
        return errors(schema, arguments, codec, message -> true);
    }

    /**
     * {@return what is wrong with these parameters, each by itself: others may still join them}
     *
     * @throws RuntimeException if the schema is none, refers to what is not there, or takes too long to compare with
     */
    List<ParameterError> errorsOfEach(FunctionSchema schema, Arguments arguments, JsonCodec codec) {
        return errors(schema, arguments, codec, ParameterSchemas::isOfOneParameter);
    }

    private List<ParameterError> errors(
            FunctionSchema schema, Arguments arguments, JsonCodec codec, Predicate<ValidationMessage> counts) {
        Deadline deadline = Deadline.in(TIME_FOR_A_COMPARISON);
        JsonSchema usable = compiled(schema, codec, deadline);
        if (!usable.getSchemaNode().isObject()) {
            return List.of();
        }
        JsonNode parameters;
        try {
            parameters = JsonSlice.of(
                            parameters(usable.getSchemaNode(), arguments).json())
                    .tree(codec);
        } catch (MalformedJsonException e) {
            return List.of(new ParameterError("parameters", "parameters", String.valueOf(e.getMessage())));
        }
        String excess = NumberBounds.placeOfExcess(parameters);
        if (excess != null) {
            return List.of(beyond(excess));
        }
        return compare(usable, parameters, deadline).stream()
                .filter(counts)
                .filter(message -> !isOfCursor(message))
                .map(ParameterSchemas::error)
                .toList();
    }

    private static ParameterError beyond(String place) {
        int slash = place.indexOf('/');
        return new ParameterError(
                slash < 0 ? place : place.substring(0, slash),
                Texts.excerpt(place),
                "a number beyond ±1e400, closer to zero than 1e-400, or of more than 1,000 digits");
    }

    private JsonSchema compiled(FunctionSchema schema, JsonCodec codec, Deadline deadline) {
        Compiled known = compiled.get(schema.digest());
        if (known == null) {
            known = new Compiled(compile(tree(schema, codec), deadline), schema.weight());
            compiled.put(schema.digest(), known);
        }
        return known.schema();
    }

    private static JsonNode tree(FunctionSchema schema, JsonCodec codec) {
        try {
            return schema.tree(codec);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("Not a JSON schema: " + e.getMessage(), e);
        }
    }

    private static Set<ValidationMessage> compare(JsonSchema schema, JsonNode node, Deadline deadline) {
        return schema.validate(
                new SchemaDeadline(schema.createExecutionContext().getExecutionConfig(), deadline),
                node,
                OutputFormat.DEFAULT);
    }

    /** Of a schema that is none the library makes one that nothing fits. */
    private JsonSchema compile(JsonNode schema, Deadline deadline) {
        if (!schema.isObject()) {
            return factory.getSchema(BooleanNode.TRUE, config);
        }
        String excess = NumberBounds.placeOfExcess(schema);
        if (excess != null) {
            throw new IllegalArgumentException("Not a usable schema: it has a number beyond bounds at " + excess);
        }
        JsonSchema made = factory.getSchema(schema, config);
        String meta = made.getValidationContext().getMetaSchema().getIri();
        Set<ValidationMessage> mistakes = compare(factory.getSchema(SchemaLocation.of(meta), config), schema, deadline);
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(
                    "Not a JSON schema: " + mistakes.iterator().next().getMessage());
        }
        return made;
    }

    /**
     * The arguments but those that belong to the call itself. A schema may list its cursor; of the names that a cursor has
     * elsewhere, it may have a parameter of its own.
     */
    private static Arguments parameters(JsonNode schema, Arguments arguments) {
        Arguments parameters = arguments.without(Arguments.VARIABLES);
        for (String key : Cursor.KEYS) {
            if (Cursor.CALL_KEYS.contains(key) || !schema.path("properties").has(key)) {
                parameters = parameters.without(key);
            }
        }
        return parameters;
    }

    /** A schema may list the cursor, and even require it, but the first page has none. */
    private static boolean isOfCursor(ValidationMessage message) {
        return message.getInstanceLocation().getNameCount() == 0
                && message.getProperty() != null
                && Cursor.CALL_KEYS.contains(message.getProperty());
    }

    private static boolean isOfOneParameter(ValidationMessage message) {
        JsonNodePath rule = message.getEvaluationPath();
        return rule.getNameCount() > 0 && OF_ONE_PARAMETER.contains(rule.getName(0));
    }

    /**
     * A schema in use.
     *
     * @param weight how many bytes its text takes
     */
    private record Compiled(JsonSchema schema, long weight) {}

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
