package io.github.camelintegry.simulator.contract;

import static io.github.camelintegry.simulator.wire.Operation.CALL_FUNCTION;
import static io.github.camelintegry.simulator.wire.Operation.GET_APP;
import static io.github.camelintegry.simulator.wire.Operation.GET_FUNCTION;
import static io.github.camelintegry.simulator.wire.Operation.LIST_APPS;
import static io.github.camelintegry.simulator.wire.Operation.LIST_FUNCTIONS;

import io.github.camelintegry.simulator.wire.Operation;
import java.util.Map;
import java.util.stream.Stream;

/** What is refused: credentials, names, methods, arguments and accounts. */
final class ContractRefusalRows {

    private static final String REFUSAL = "refusal.json#/$defs/";
    private static final String DETAIL = "detail.json#/$defs/";
    private static final String ADD = "pipedrive-add-a-person";
    private static final String GET_ALL = "pipedrive-get-all-persons";

    private ContractRefusalRows() {}

    static Stream<ContractRow> all() {
        return Stream.of(ContractStyle.values()).flatMap(style -> Stream.of(
                        authentication(style),
                        names(style),
                        methods(style),
                        parameters(style),
                        arguments(style),
                        accounts(style))
                .flatMap(rows -> rows));
    }

    private static Stream<ContractRow> authentication(ContractStyle style) {
        return Stream.of(Operation.values()).flatMap(operation -> {
            int missing = operation == LIST_FUNCTIONS ? 403 : 400;
            return Stream.of(
                    row("no credentials", style, operation)
                            .signed(ContractCredentials.NONE)
                            .expects(missing, DETAIL + "notAuthenticated"),
                    row("no Hash", style, operation)
                            .signed(ContractCredentials.WITHOUT_HASH)
                            .expects(missing, DETAIL + "notAuthenticated"),
                    row("wrong Hash", style, operation)
                            .signed(ContractCredentials.WRONG_HASH)
                            .expects(403, DETAIL + "wrongCredentials"),
                    row("wrong App-Key", style, operation)
                            .signed(ContractCredentials.WRONG_KEY)
                            .expects(403, DETAIL + "wrongCredentials"));
        });
    }

    private static Stream<ContractRow> names(ContractStyle style) {
        return Stream.of(
                ContractRow.of("unknown app", style, GET_APP, "nope").expects(404, DETAIL + "appNotFound"),
                ContractRow.of("unknown function", style, GET_FUNCTION, "nope")
                        .expects(404, DETAIL + "functionNotFound"),
                ContractRow.of("unknown function", style, CALL_FUNCTION, "nope")
                        .expects(404, DETAIL + "functionNotFound"),
                row("unknown version", style, GET_FUNCTION)
                        .header("Version", "99")
                        .expects(404, "detail.json"),
                row("unknown version", style, CALL_FUNCTION)
                        .header("Version", "99")
                        .expects(404, "detail.json"),
                row("unknown path", style, LIST_APPS)
                        .asks(asked -> asked.path("/nope"))
                        .expects(404, DETAIL + "pathNotFound"),
                row("path too deep", style, GET_APP)
                        .asks(asked -> asked.path("/apps/a/b/c"))
                        .expects(404, DETAIL + "pathNotFound"));
    }

    private static Stream<ContractRow> methods(ContractStyle style) {
        return Stream.of(Operation.values()).flatMap(operation -> {
            ContractRow row = row("wrong method", style, operation)
                    .asks(asked -> asked.method("DELETE").body(""))
                    .expects(405, DETAIL + "methodNotAllowed");
            return Stream.of(row.expectsHeaders(Map.of("Allow", "(GET|POST)(, ?POST)?")));
        });
    }

    private static Stream<ContractRow> parameters(ContractStyle style) {
        return Stream.of(
                row("a cursor that is none", style, LIST_APPS)
                        .query(style.cursorKey(), "nonsense")
                        .expects(400, REFUSAL + style + "-invalidCursor"),
                row("a cursor that is none", style, LIST_FUNCTIONS)
                        .query(style.cursorKey(), "nonsense")
                        .expects(400, REFUSAL + style + "-invalidCursor"),
                row("a page of no apps", style, LIST_APPS)
                        .query("page_size", "0")
                        .expects(400, REFUSAL + "invalidPageSize"));
    }

    private static Stream<ContractRow> arguments(ContractStyle style) {
        return Stream.of(
                add("missing argument", style, "{}").expects(400, REFUSAL + "missingArguments"),
                add("no body", style, "").expects(400, REFUSAL + "missingArguments"),
                add("argument is null", style, "{\"name\": null}").expects(400, REFUSAL + "missingArguments"),
                add("argument is empty", style, "{\"name\": \"\"}").expects(400, REFUSAL + "missingArguments"),
                add("wrong type", style, "{\"name\": 7}").expects(400, REFUSAL + "invalidArguments"),
                add("none of the choices", style, "{\"name\": \"Ada\", \"label\": \"x\"}")
                        .expects(400, REFUSAL + "invalidArguments"),
                ContractRow.of("out of range", style, CALL_FUNCTION, GET_ALL)
                        .body("{\"limit\": 501}")
                        .expects(400, REFUSAL + "invalidArguments"),
                ContractRow.of("a cursor that is none", style, CALL_FUNCTION, GET_ALL)
                        .body("{\"" + style.cursorKey() + "\": \"nonsense\"}")
                        .expects(400, REFUSAL + "invalidArguments"),
                add("a body that is no object", style, "[1]").expects(400, REFUSAL + "unreadableBody"),
                add("a body that is no JSON", style, "{").expects(400, REFUSAL + "unreadableBody"));
    }

    private static Stream<ContractRow> accounts(ContractStyle style) {
        return Stream.of(
                add("not connected", style, "{\"name\": \"Ada\"}")
                        .prepared(ContractUsers::noAccount)
                        .expects(400, REFUSAL + "notConnected"),
                add("not connected, but allowed the workspace's", style, "{\"name\": \"Ada\"}")
                        .prepared(ContractUsers::noAccount)
                        .query("allow_workspace_connected_accounts", "true")
                        .expects(400, REFUSAL + "notConnected"),
                add("only the workspace's account", style, "{\"name\": \"Ada\"}")
                        .prepared(ContractUsers::workspaceAccount)
                        .expects(400, REFUSAL + "notConnected"),
                add("somebody else's account", style, "{\"name\": \"Ada\"}")
                        .prepared(ContractUsers::foreignAccount)
                        .query("connected_account_id", String.valueOf(ContractUsers.FOREIGN_ACCOUNT))
                        .expects(400, REFUSAL + "notConnected"),
                add("nobody's account", style, "{\"name\": \"Ada\"}")
                        .query("connected_account_id", "999999999")
                        .expects(400, REFUSAL + "notConnected"));
    }

    private static ContractRow add(String name, ContractStyle style, String body) {
        return ContractRow.of(name, style, CALL_FUNCTION, ADD).body(body);
    }

    /** About something that exists, so that only one thing is wrong. */
    private static ContractRow row(String name, ContractStyle style, Operation operation) {
        return ContractRow.of(
                name,
                style,
                operation,
                switch (operation) {
                    case GET_APP -> "pipedrive";
                    case GET_FUNCTION, CALL_FUNCTION -> ADD;
                    case LIST_APPS, LIST_FUNCTIONS, PREDICT -> "";
                });
    }
}
