package io.github.camelintegry.internal.designtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.exception.IntegryNotFoundException;
import io.github.camelintegry.internal.client.catalogue.Catalogue;
import io.github.camelintegry.internal.protocol.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.component.extension.metadata.AbstractMetaDataExtension;
import org.apache.camel.component.extension.metadata.MetaDataBuilder;

/**
 * What a designer shows of Integry, for the options that it holds, over the component's own; {@code userId} is needed.
 *
 * <ul>
 *   <li>No {@code name}: all functions, an array of {@code name}, {@code description} and {@code type}, by name;
 *       {@code app}, {@code type}, {@code search} and {@code connectedOnly} choose among them.
 *   <li>{@code name}: the JSON schema of that function's parameters; with {@code operation=passthrough}, what the app's
 *       passthrough function takes. The cursor of a paged function is no parameter of the user's: it is left out, and the
 *       attribute {@code cursor} says under which name it goes. A parameter whose description names the function that lists
 *       its values has that name under {@code x-integry-values-from}.
 *   <li>{@code operation=apps}, or {@code app} or {@code passthrough} without a name: all apps, an array of {@code name}
 *       and {@code title}; {@code operation=app} with a name: the app with its connected accounts.
 * </ul>
 *
 * Payloads are {@link JsonNode}s (ask for that class: Jackson's own converters to others want an exchange). There is none
 * for what the service does not know, and for {@code predict}; a call that fails is thrown.
 */
// Camel deprecates the interface without a successor; designers still look for it
@SuppressWarnings("deprecation")
public final class IntegryMetaDataExtension extends AbstractMetaDataExtension {

    private static final String JSON = "application/json";
    private static final String JSON_SCHEMA = "application/schema+json";

    private final DesignOptions.Reader reader;

    /** An extension that reads a designer's options so. */
    public IntegryMetaDataExtension(DesignOptions.Reader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<MetaData> meta(Map<String, Object> parameters) {
        DesignOptions options = GivenOptions.of(parameters).readBy(reader);
        try (DesignTime designer = new DesignTime(options, options.call())) {
            return meta(designer);
        }
    }

    private Optional<MetaData> meta(DesignTime designer) {
        String name = designer.template().name();
        return switch (designer.template().operation()) {
            case FUNCTION, SCHEMA -> name == null ? Optional.of(functions(designer)) : schema(designer, name, name);
            case FUNCTIONS -> Optional.of(functions(designer));
            case PASSTHROUGH ->
                name == null ? Optional.of(apps(designer)) : schema(designer, name, name + "-passthrough-request");
            case APP -> name == null ? Optional.of(apps(designer)) : app(designer, name);
            case APPS -> Optional.of(apps(designer));
            case PREDICT -> Optional.empty();
        };
    }

    /** A function does not say its type, only a listing of one type does: one walk for each. */
    private MetaData functions(DesignTime designer) {
        Map<String, String> filters = designer.options().filters();
        String asked = filters.get("type");
        Map<String, JsonNode> byName = new TreeMap<>();
        for (String type : asked == null ? Catalogue.TYPES : List.of(asked)) {
            Map<String, String> query = new LinkedHashMap<>(filters);
            query.put("type", type);
            designer.list(Operation.FUNCTIONS, query).forEach(function -> {
                ObjectNode shown = chosen(function, "name", "description");
                byName.putIfAbsent(shown.path("name").asText(), shown.put("type", type));
            });
        }
        return metaData("functions", JSON, array(byName)).build();
    }

    private MetaData apps(DesignTime designer) {
        Map<String, String> query = new LinkedHashMap<>(designer.options().filters());
        query.keySet().removeAll(Set.of("app", "type"));
        Map<String, JsonNode> byName = new TreeMap<>();
        designer.list(Operation.APPS, query).forEach(app -> {
            ObjectNode shown = chosen(app, "name", "title");
            byName.putIfAbsent(shown.path("name").asText(), shown);
        });
        return metaData("apps", JSON, array(byName)).build();
    }

    private Optional<MetaData> schema(DesignTime designer, String name, String function) {
        return known(designer, Operation.SCHEMA, function).map(found -> {
            PagedSchema schema = PagedSchema.of(ValuesFrom.toldIn(found.path("parameters")));
            MetaDataBuilder shown = metaData("parameters", JSON_SCHEMA, schema.parameters())
                    .withAttribute("name", name)
                    .withAttribute("description", found.path("description").asText(""));
            String cursor = schema.cursor();
            return (cursor == null ? shown : shown.withAttribute("cursor", cursor)).build();
        });
    }

    private Optional<MetaData> app(DesignTime designer, String name) {
        return known(designer, Operation.APP, name)
                .map(found ->
                        metaData("app", JSON, found).withAttribute("name", name).build());
    }

    private static Optional<JsonNode> known(DesignTime designer, Operation operation, String name) {
        try {
            return Optional.of(designer.ask(operation, name, Map.of()));
        } catch (IntegryNotFoundException e) {
            return Optional.empty();
        }
    }

    private MetaDataBuilder metaData(String context, String contentType, JsonNode payload) {
        return MetaDataBuilder.on(getCamelContext())
                .withAttribute(MetaData.CONTEXT, context)
                .withAttribute(MetaData.CONTENT_TYPE, contentType)
                .withAttribute(MetaData.JAVA_TYPE, JsonNode.class)
                .withPayload(payload);
    }

    private static ObjectNode chosen(JsonNode from, String... members) {
        ObjectNode chosen = JsonNodeFactory.instance.objectNode();
        for (String member : members) {
            if (from.hasNonNull(member)) {
                chosen.set(member, from.get(member));
            }
        }
        return chosen;
    }

    private static ArrayNode array(Map<String, JsonNode> byName) {
        return JsonNodeFactory.instance.arrayNode().addAll(byName.values());
    }
}
