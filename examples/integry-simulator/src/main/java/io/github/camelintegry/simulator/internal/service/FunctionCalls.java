package io.github.camelintegry.simulator.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.function.ConnectedAccount;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.FunctionInvocation;
import io.github.camelintegry.simulator.function.RejectedCallException;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.function.Users;
import io.github.camelintegry.simulator.internal.data.Catalogue;
import io.github.camelintegry.simulator.internal.data.Executions;
import io.github.camelintegry.simulator.internal.data.SimulatedApp;
import io.github.camelintegry.simulator.internal.http.ClientRequest;
import io.github.camelintegry.simulator.internal.http.Refusal;
import io.github.camelintegry.simulator.internal.paging.InvalidCursorException;
import io.github.camelintegry.simulator.internal.style.ArgumentReader;
import io.github.camelintegry.simulator.internal.style.CallCursor;
import io.github.camelintegry.simulator.internal.style.Variables;
import io.github.camelintegry.simulator.internal.style.WireStyle;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.util.function.IntFunction;

/** Calls functions. {@code networkCode} writes that code, as a text or as a number. */
public record FunctionCalls(Catalogue catalogue, Users users, Executions ledger, IntFunction<JsonNode> networkCode) {

    RawAnswer call(String name, ClientRequest request, WireStyle style) {
        SimulatedFunction function = catalogue.existingFunction(name, request);
        ConnectedAccount account = account(request, function);
        ObjectNode arguments = ArgumentReader.read(request, function.parameters());
        JsonNode sentCursor = arguments.remove(style.cursorKey());
        ObjectNode filled = new Variables(arguments.remove(Variables.KEY)).fill(arguments, function.parameters());
        ObjectNode problems = SchemaCheck.problems(function.parameters(), filled);
        if (!problems.isEmpty()) {
            throw Refusal.invalidInput(problems);
        }
        try {
            JsonNode cursor = new CallCursor(request, style).read(sentCursor);
            FunctionInvocation invocation =
                    new FunctionInvocation(request.user(), filled, cursor, request.parameters(), account);
            FunctionAnswer answer = function.handler().handle(invocation);
            ledger.executed(invocation);
            return envelope(answer, style);
        } catch (RejectedCallException e) {
            throw Refusal.notExecuted(e.getMessage(), e.details());
        } catch (InvalidCursorException e) {
            throw Refusal.invalidInput(Json.object().put(style.cursorKey(), InvalidCursorException.MESSAGE));
        }
    }

    /** {@return the account that the request names, else the newest one that it may use} Without one it is refused. */
    private ConnectedAccount account(ClientRequest request, SimulatedFunction function) {
        Filters filters = new Filters(request.parameters());
        SimulatedApp app = catalogue.existingApp(function.app());
        return filters.usable(users.accounts(request.user(), function.app())).stream()
                .filter(account -> filters.matches("connected_account_id", String.valueOf(account.id())))
                .findFirst()
                .orElseThrow(() -> Refusal.notConnected(app.name(), app.title()));
    }

    private RawAnswer envelope(FunctionAnswer answer, WireStyle style) {
        ObjectNode envelope = Json.object();
        envelope.set("network_code", networkCode.apply(answer.networkCode()));
        if (answer.output() != null) {
            envelope.set("output", answer.output());
        }
        JsonNode cursor = CallCursor.written(answer.cursor(), style);
        if (cursor != null) {
            envelope.set(style.cursorKey(), cursor);
        }
        RawAnswer raw = RawAnswer.json(200, envelope);
        raw = answer.credits() == null
                ? raw
                : raw.with("X-Credits", answer.credits().toString());
        return answer.sessionId() == null ? raw : raw.with("X-Session-ID", answer.sessionId());
    }
}
