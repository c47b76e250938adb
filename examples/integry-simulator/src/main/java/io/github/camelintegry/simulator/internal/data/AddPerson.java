package io.github.camelintegry.simulator.internal.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.FunctionHandler;
import io.github.camelintegry.simulator.function.FunctionInvocation;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.internal.util.SchemaBuilder;
import java.util.List;

/** {@code pipedrive-add-a-person}: keeps a person, or says no as Pipedrive would. */
record AddPerson(StoredRecords persons) implements FunctionHandler {

    /** The name that Pipedrive does not like. */
    static final String REJECTED_NAME = "reject-me";

    static ObjectNode schema() {
        return new SchemaBuilder()
                .required("name", "string", "Full name of the person")
                .optional("email", "string", "E-mail address of the person")
                .optional("phone", "string", "Phone number of the person")
                .optional("label", "string", "How likely the person is to buy")
                .oneOf("label", List.of("customer", "hot-lead", "warm-lead", "cold-lead"))
                .optional("age", "number", "Age of the person in years")
                .build();
    }

    @Override
    public FunctionAnswer handle(FunctionInvocation invocation) {
        ObjectNode arguments = invocation.arguments();
        String name = arguments.get("name").textValue();
        if (name.equals(REJECTED_NAME)) {
            return FunctionAnswer.failure(400, "The name is not accepted.");
        }
        if (arguments.hasNonNull("email") && !arguments.get("email").textValue().contains("@")) {
            return FunctionAnswer.failure(400, "The email address is not valid.");
        }
        return FunctionAnswer.ok(RecordFunctions.success(persons.add(person(name, arguments))));
    }

    private static ObjectNode person(String name, ObjectNode arguments) {
        int space = name.indexOf(' ');
        ObjectNode person = Json.object()
                .put("name", name)
                .put("first_name", space < 0 ? name : name.substring(0, space))
                .put("last_name", space < 0 ? "" : name.substring(space + 1));
        arguments.properties().forEach(argument -> {
            boolean labelled = List.of("email", "phone").contains(argument.getKey())
                    && argument.getValue().isTextual();
            person.set(
                    argument.getKey(),
                    labelled ? Samples.labelled(argument.getValue().textValue()) : whole(argument.getValue()));
        });
        return person;
    }

    /** An age of 36.0 is one of 36: some clients write every number so. */
    private static JsonNode whole(JsonNode value) {
        return value.canConvertToExactIntegral() && value.canConvertToLong()
                ? LongNode.valueOf(value.longValue())
                : value;
    }
}
