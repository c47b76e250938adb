package io.github.camelintegry.simulator.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.internal.util.Json;
import java.time.Instant;
import java.util.Map;

/**
 * One request and what became of it.
 *
 * @param number     counts requests in the order of their arrival, from 1; never starts over
 * @param method     the HTTP method
 * @param path       the path as sent, undecoded
 * @param query      the query as sent, undecoded, or null; of a hash in it only the name
 * @param headers    the request's headers; names are case-insensitive, several values are joined by a comma
 * @param body       the request's body as text, empty without one
 * @param user       the User-ID, or null
 * @param status     the status of the answer, or 0 if a fault kept it back
 * @param receivedAt when the head of the request was there
 * @param answeredAt just before the first byte of the answer was written
 * @param connection names the connection: the client's port
 */
public record JournalEntry(
        long number,
        String method,
        String path,
        String query,
        Map<String, String> headers,
        String body,
        String user,
        int status,
        Instant receivedAt,
        Instant answeredAt,
        String connection) {

    /** {@return whether there was a moment at which this request and the other one were both in work} */
    public boolean overlaps(JournalEntry other) {
        return receivedAt.isBefore(other.answeredAt) && other.receivedAt.isBefore(answeredAt);
    }

    /**
     * {@return the request's body as JSON}
     *
     * @throws IllegalStateException if it is none
     */
    public JsonNode json() {
        try {
            return Json.parse(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The body of request " + number + " is not JSON: " + body, e);
        }
    }
}
