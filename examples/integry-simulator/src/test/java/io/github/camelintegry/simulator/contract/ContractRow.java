package io.github.camelintegry.simulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.IntegrySimulatorBuilder;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.wire.CursorKind;
import io.github.camelintegry.simulator.wire.Ends;
import io.github.camelintegry.simulator.wire.Operation;
import io.github.camelintegry.simulator.wire.Slashes;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A row of the contract's table: a request, the simulator that it goes to, and what the contract says of the answer.
 *
 * @param setup       how that simulator differs from the default
 * @param credentials how the request is signed
 * @param page        which page is looked at; the ones before are fetched first
 * @param expected    what is said of the answer
 */
record ContractRow(
        String name,
        ContractStyle style,
        Operation operation,
        Setup setup,
        ContractRequest request,
        ContractCredentials credentials,
        ContractCursor cursor,
        int page,
        Expected expected) {

    static final String USER = "user-1";

    /** What is set before the start, and what is done after it. */
    record Setup(Consumer<IntegrySimulatorBuilder> before, Consumer<IntegrySimulator> after) {

        /** The builder's own defaults, also where system properties of a whole test run say otherwise. */
        static final Setup DEFAULT = new Setup(
                builder -> builder.ends(Ends.EXPLICIT).cursors(CursorKind.TEXT).slashes(Slashes.AS_SENT),
                simulator -> {});

        IntegrySimulator start() {
            IntegrySimulatorBuilder builder = IntegrySimulator.builder();
            before.accept(builder);
            IntegrySimulator simulator = builder.start();
            after.accept(simulator);
            return simulator;
        }
    }

    /**
     * What the contract says of an answer.
     *
     * @param schema  the schema of its JSON, empty where it has no body
     * @param headers patterns that its headers match
     */
    record Expected(int status, String schema, Map<String, String> headers) {}

    /** {@return a row that expects 200 and any JSON, until it is told more} */
    static ContractRow of(String name, ContractStyle style, Operation operation, String subject) {
        return new ContractRow(
                name + " (" + style + " " + operation + ")",
                style,
                operation,
                Setup.DEFAULT,
                style.request(operation, subject),
                ContractCredentials.HEADERS,
                style.cursor(operation),
                1,
                new Expected(200, "", Map.of()));
    }

    ContractRow named(String other) {
        return new ContractRow(other, style, operation, setup, request, credentials, cursor, page, expected);
    }

    ContractRow started(Consumer<IntegrySimulatorBuilder> before) {
        return with(new Setup(setup.before().andThen(before), setup.after()));
    }

    ContractRow prepared(Consumer<IntegrySimulator> after) {
        return with(new Setup(setup.before(), setup.after().andThen(after)));
    }

    private ContractRow with(Setup other) {
        return new ContractRow(name, style, operation, other, request, credentials, cursor, page, expected);
    }

    ContractRow asks(UnaryOperator<ContractRequest> change) {
        return new ContractRow(
                name, style, operation, setup, change.apply(request), credentials, cursor, page, expected);
    }

    ContractRow query(String key, String value) {
        return asks(asked -> asked.query(Map.of(key, value)));
    }

    ContractRow header(String header, String value) {
        return asks(asked -> asked.headers(Map.of(header, value)));
    }

    ContractRow body(String json) {
        return asks(asked -> asked.body(json));
    }

    ContractRow prompt(String prompt) {
        return asks(asked -> style.prompt(asked, prompt));
    }

    ContractRow signed(ContractCredentials other) {
        return new ContractRow(name, style, operation, setup, request, other, cursor, page, expected);
    }

    ContractRow page(int number) {
        return new ContractRow(name, style, operation, setup, request, credentials, cursor, number, expected);
    }

    ContractRow cursor(String key, boolean inBody) {
        return new ContractRow(
                name, style, operation, setup, request, credentials, new ContractCursor(key, inBody), page, expected);
    }

    ContractRow expects(int status, String schema) {
        return expects(new Expected(status, schema, expected.headers()));
    }

    ContractRow expectsHeaders(Map<String, String> patterns) {
        return expects(new Expected(expected.status(), expected.schema(), patterns));
    }

    private ContractRow expects(Expected other) {
        return new ContractRow(name, style, operation, setup, request, credentials, cursor, page, other);
    }

    /** {@return the simulator's answer to the last request of this row} */
    TestClient.Reply answer(IntegrySimulator simulator) {
        TestClient.Reply reply = sent(request, simulator);
        for (int number = 1; number < page; number++) {
            JsonNode answer = reply.json();
            reply = sent(cursor.next(request, answer), simulator);
        }
        return reply;
    }

    private TestClient.Reply sent(ContractRequest unsigned, IntegrySimulator simulator) {
        return TestClient.send(credentials.sign(unsigned, simulator, USER).to(simulator.baseUrl()));
    }

    @Override
    public String toString() {
        return name;
    }
}
