package io.github.camelintegry.simulator.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.internal.http.Refusal;
import io.github.camelintegry.simulator.internal.http.Reply;
import io.github.camelintegry.simulator.internal.http.Responder;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Faults that are answers of another status than 200, well-formed. See {@link Fault} for what is executed. */
public final class StatusFaults {

    private static final String BAD_GATEWAY_PAGE =
            """
            <html>
            <head><title>502 Bad Gateway</title></head>
            <body>
            <center><h1>502 Bad Gateway</h1></center>
            <hr><center>nginx</center>
            </body>
            </html>
            """;

    private StatusFaults() {}

    /** {@return 429 without {@code Retry-After}, before execution} */
    public static Fault throttled() {
        return throttled(RetryAfter.none());
    }

    /** {@return 429, before execution} */
    public static Fault throttled(RetryAfter retryAfter) {
        return Fault.before("429", waiting(429, "Request was throttled.", retryAfter, null));
    }

    /** {@return 429, before execution, by a service whose clock is so much ahead, as its {@code Date} says} */
    public static Fault throttled(RetryAfter retryAfter, Duration clockAhead) {
        return Fault.before("429 by another clock", waiting(429, "Request was throttled.", retryAfter, clockAhead));
    }

    /** {@return 503 without {@code Retry-After}, after execution} */
    public static Fault unavailable() {
        return unavailable(RetryAfter.none());
    }

    /** {@return 503, after execution} */
    public static Fault unavailable(RetryAfter retryAfter) {
        return Fault.after("503", waiting(503, "Service temporarily unavailable.", retryAfter, null));
    }

    /** {@return any status with a {@code detail}; after execution if it is 408 or 5xx, before it otherwise} */
    public static Fault status(int status) {
        Fault fault = Fault.answer(RawAnswer.json(status, Json.object().put("detail", "Status " + status + ".")));
        return status == 408 || status >= 500 ? fault.after() : fault;
    }

    /** {@return 400 with {@code error} and {@code error_details} by field, before execution} */
    public static Fault invalidInput(String field, String message) {
        return refused(Refusal.invalidInput(Json.object().put(field, message)));
    }

    /**
     * {@return 400 with {@code error} and, in a list, that the account is not connected; before execution}
     *
     * @param appTitle the title of an app whose name is the same in lower case
     */
    public static Fault notConnected(String appTitle) {
        return refused(Refusal.notConnected(appTitle.toLowerCase(Locale.ROOT), appTitle));
    }

    /** {@return 400 with {@code error} alone, before execution} */
    public static Fault invalidWithoutDetails() {
        return refused(Refusal.notExecuted(Refusal.ERROR, null));
    }

    /** {@return 400 with nothing but a field and its message, before execution} */
    public static Fault invalidField(String field, String message) {
        return refused(Refusal.field(field, message));
    }

    /** {@return 400 with a {@code detail} about credentials, before execution} */
    public static Fault badCredentials() {
        return credentials(400);
    }

    /** {@return 401, before execution} */
    public static Fault unauthorized() {
        return credentials(401);
    }

    /** {@return 403, before execution} */
    public static Fault forbidden() {
        return credentials(403);
    }

    /** {@return 404 of a function, before execution} */
    public static Fault notFound() {
        return refused(Refusal.detail(404, "Function not found"));
    }

    /** {@return 408, after execution} */
    public static Fault requestTimeout() {
        return status(408);
    }

    /** {@return 418, before execution: a status that nobody expects} */
    public static Fault teapot() {
        return status(418);
    }

    /** {@return 500, after execution} */
    public static Fault serverError() {
        return status(500);
    }

    /** {@return 502 with a proxy's HTML page, after execution} */
    public static Fault badGateway() {
        return Fault.answer(RawAnswer.of(502, "text/html", BAD_GATEWAY_PAGE)).after();
    }

    /** {@return a redirect, such as 301 or 307, before execution} */
    public static Fault redirect(int status, String location) {
        return Fault.answer(RawAnswer.of(status, "text/plain", "").with("Location", location));
    }

    /** {@return a {@code detail} that repeats the Hash of the request, with this status; before execution} */
    public static Fault echoedHash(int status) {
        return Fault.before(
                "echoed hash",
                exchange -> Reply.of(RawAnswer.json(
                        status, Json.object().put("detail", "The Hash " + hash(exchange) + " is not valid."))));
    }

    /** {@return 400 with an {@code error} and {@code error_details} that repeat the Hash; before execution} */
    public static Fault echoedHashInError() {
        return Fault.before("echoed hash", exchange -> {
            String hash = hash(exchange);
            ObjectNode details = Json.object().put("Hash", "Got " + hash + ".");
            return Reply.of(Refusal.notExecuted("Rejected the Hash " + hash + ".", details)
                    .answer());
        });
    }

    private static String hash(Exchange exchange) {
        return exchange.target().request().headers().getOrDefault("Hash", "");
    }

    private static Fault credentials(int status) {
        return refused(Refusal.detail(status, "Authentication credentials were not provided."));
    }

    private static Fault refused(Refusal refusal) {
        return Fault.answer(refusal.answer());
    }

    private static Effect waiting(int status, String detail, RetryAfter retryAfter, Duration clockAhead) {
        return exchange -> {
            RawAnswer answer = RawAnswer.json(status, Json.object().put("detail", detail));
            Instant now = clockAhead == null ? Instant.now() : Instant.now().plus(clockAhead);
            RawAnswer dated = clockAhead == null ? answer : answer.with("Date", RetryAfter.httpDate(now));
            return Reply.of(dated, (request, written, vertx) -> {
                retryAfter
                        .values(now)
                        .forEach(value -> request.response().headers().add("Retry-After", value));
                Responder.FAITHFUL.respond(request, written, vertx);
            });
        };
    }
}
