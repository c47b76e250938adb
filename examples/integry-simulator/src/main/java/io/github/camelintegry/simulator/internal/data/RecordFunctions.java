package io.github.camelintegry.simulator.internal.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.FunctionHandler;
import io.github.camelintegry.simulator.function.FunctionType;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.internal.util.SchemaBuilder;
import java.util.Optional;

/** The three functions that an app has for a kind of record: get all, get one, add one. */
record RecordFunctions(String app, Kind kind, int pageSize, CursorRule rule) {

    private static final int MAX_PER_PAGE = 500;

    SimulatedFunction getAll() {
        return new SimulatedFunction(
                app + "-get-all-" + kind.plural(),
                app,
                FunctionType.QUERY,
                "Get all " + kind.plural().replace('-', ' ') + ", page by page",
                new SchemaBuilder()
                        .optional("limit", "number", "Records on a page")
                        .range("limit", 1, MAX_PER_PAGE)
                        .build(),
                new RecordPages(kind.store(), pageSize, rule, kind.shape()));
    }

    SimulatedFunction getOne() {
        return new SimulatedFunction(
                app + "-get-" + kind.one(),
                app,
                FunctionType.QUERY,
                "Get one " + kind.singular().replace('-', ' ') + " by its id",
                new SchemaBuilder().required("id", "number", "The id").build(),
                invocation -> find(invocation.arguments().get("id"))
                        .map(found -> FunctionAnswer.ok(success(found)))
                        .orElseGet(() -> FunctionAnswer.failure(404, kind.title() + " not found")));
    }

    SimulatedFunction addOne() {
        return addOne(
                new SchemaBuilder().required("name", "string", "The name").build(),
                invocation -> FunctionAnswer.ok(success(kind.store().add(invocation.arguments()))));
    }

    SimulatedFunction addOne(ObjectNode schema, FunctionHandler handler) {
        return new SimulatedFunction(
                app + "-add-" + kind.one(),
                app,
                FunctionType.ACTION,
                "Add a new " + kind.singular().replace('-', ' '),
                schema,
                handler);
    }

    /** A whole number may be written as 9.0. */
    private Optional<ObjectNode> find(JsonNode id) {
        return id.canConvertToExactIntegral() && id.canConvertToLong()
                ? kind.store().find(id.longValue())
                : Optional.empty();
    }

    static ObjectNode success(JsonNode data) {
        ObjectNode output = Json.object().put("success", true);
        output.set("data", data);
        return output;
    }
}
