package io.github.camelintegry.simulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** The written contract: the schemas in the folder {@code contract} of the test resources. */
final class ContractSchemas {

    private static final String PLACE = "https://contract.integry.example/";

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaMappers(mappers -> mappers.mapPrefix(PLACE, "classpath:contract/")));

    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    /** {@return what is wrong with the answer, by a schema such as {@code app.json} or {@code call.json#/$defs/page}} */
    List<String> problems(String schema, JsonNode answer) {
        return factory.getSchema(SchemaLocation.of(PLACE + schema), config).validate(answer).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
