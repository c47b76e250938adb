package io.github.camelintegry.simulator.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.internal.http.Refusal;
import io.github.camelintegry.simulator.internal.http.Reply;
import io.github.camelintegry.simulator.internal.paging.EmptyPageCursor;
import io.github.camelintegry.simulator.internal.style.Target;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.wire.Operation;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Faults in how pages follow each other, for listings and calls. Other requests are served as ever. Those that need to
 * remember cursors are scripts: {@link FaultScript#cursorCycle(int)}, {@link FaultScript#cursorsExpireAt(int)} and
 * {@link FaultScript#cursorsExpireAfter(int)}.
 */
public final class CursorFaults {

    private CursorFaults() {}

    /** {@return a page with the very cursor that asked for it, after execution; a first page is as ever} */
    public static Fault repeated() {
        return rewriting("repeated cursor", exchange -> {
            JsonNode sent = exchange.target().cursor();
            return sent == null ? exchange.answer() : exchange.withCursor(sent);
        });
    }

    /** {@return 400 that names the cursor, for requests that carry one; before execution} */
    public static Fault expired() {
        return Fault.before("expired cursor", exchange -> {
                    String key = exchange.target().cursorKey();
                    Refusal refusal = exchange.target().operation() == Operation.CALL_FUNCTION
                            ? Refusal.invalidInput(Json.object().put(key, "This cursor has expired."))
                            : Refusal.field(key, "This cursor has expired.");
                    return Reply.of(refusal.answer());
                })
                .onlyFor(request -> request.cursor() != null);
    }

    /**
     * {@return a call that the app behind Integry refuses with this network code, for calls that carry a cursor; before
     * execution}
     */
    public static Fault refusedByApp(int code) {
        return AnswerFaults.networkCode(code)
                .before()
                .onlyFor(request -> request.operation() == Operation.CALL_FUNCTION && request.cursor() != null);
    }

    /**
     * {@return as {@link #emptyPage()}, for calls, in the shape that an app may give it}
     *
     * @param output the JSON text of the output, such as <code>{"data":null}</code>
     */
    public static Fault emptyPage(String output) {
        return shaped("empty page " + output, output, CursorFaults::empty);
    }

    /** {@return a last page of a call, whose output is this JSON text; before execution} */
    public static Fault lastPage(String output) {
        return shaped(
                "last page " + output, output, exchange -> exchange.target().lastPage());
    }

    private static Fault shaped(String name, String output, Function<Exchange, ObjectNode> page) {
        JsonNode shape = parsed(output);
        return Fault.before(
                        name,
                        exchange -> Reply.of(
                                RawAnswer.json(200, page.apply(exchange).set("output", shape))))
                .onlyFor(request -> request.operation() == Operation.CALL_FUNCTION);
    }

    /**
     * {@return an empty page with a cursor that was not there before, before execution} The cursor leads to the page
     * that was asked for, so after any number of empty pages nothing is missing; always, the pages never end.
     */
    public static Fault emptyPage() {
        return Fault.before("empty page", exchange -> Reply.of(RawAnswer.json(200, empty(exchange))))
                .onlyFor(CursorFaults::isPaged);
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.parse(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a JSON text: " + json, e);
        }
    }

    /** A fault that changes no more than the answer, after execution. */
    static Fault rewriting(String name, Function<Exchange, RawAnswer> change) {
        return Fault.after(name, exchange -> Reply.of(change.apply(exchange))).onlyFor(CursorFaults::isPaged);
    }

    /** Spoils nothing, and tells which cursor was given out. */
    static Fault watching(Consumer<JsonNode> issued) {
        return rewriting("watched cursor", exchange -> {
            JsonNode cursor = exchange.answeredCursor();
            if (cursor != null) {
                issued.accept(cursor);
            }
            return exchange.answer();
        });
    }

    private static ObjectNode empty(Exchange exchange) {
        Target target = exchange.target();
        ObjectNode body = target.emptyPage();
        body.set(target.cursorKey(), EmptyPageCursor.following(target.cursor()));
        return body;
    }

    private static boolean isPaged(FaultRequest request) {
        return Target.PAGED.contains(request.operation());
    }
}
