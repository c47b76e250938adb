package io.github.camelintegry.personssync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the records of a page: the body becomes those that the table can hold, the variable {@code refused} the others. So
 * a record that the database would fail at holds up nothing else.
 */
public class Sorting {

    private static final int MAX_YEAR = 9999;

    /** What it writes can be stored whatever was in it. */
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Sorts the page in the body. */
    public void sort(Exchange exchange) throws JsonProcessingException {
        JsonNode page = exchange.getMessage().getBody(JsonNode.class);
        List<Map<?, ?>> usable = new ArrayList<>();
        List<Map<String, String>> refused = new ArrayList<>();
        for (JsonNode record : page.isArray() ? page : List.of(page)) {
            String reason = reason(record);
            if (reason == null) {
                usable.add(ASCII.convertValue(record, Map.class));
            } else {
                refused.add(Map.of("key", key(record), "record", ASCII.writeValueAsString(record), "reason", reason));
            }
        }
        exchange.getMessage().setBody(usable);
        exchange.setVariable("refused", refused);
    }

    /** The same for a record that comes again, by its id where it has one. */
    private static String key(JsonNode record) throws JsonProcessingException {
        String identity = record.hasNonNull("id")
                ? "id " + ASCII.writeValueAsString(record.path("id"))
                : ASCII.writeValueAsString(record);
        return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static @Nullable String reason(JsonNode record) {
        if (!record.isObject()) {
            return "record is no object";
        }
        if (!record.path("id").isIntegralNumber() || !record.path("id").canConvertToLong()) {
            return "id is no whole number of 64 bits";
        }
        for (String field : List.of("email", "phone")) {
            JsonNode first = record.path(field).path(0);
            if (!isAbsent(record.path(field)) && !record.path(field).isArray()
                    || !isAbsent(first) && !first.isObject()) {
                return field + " is no list of objects with a value";
            }
        }
        for (String pointer : List.of("/name", "/org_name", "/email/0/value", "/phone/0/value")) {
            JsonNode value = record.at(pointer);
            String field = pointer.split("/")[1];
            if (!value.isValueNode() && !value.isMissingNode()) {
                return field + " is no text";
            }
            if (!isStorable(value.asText())) {
                return field + " holds U+0000 or half a surrogate pair";
            }
        }
        return isTime(record.path("update_time")) ? null : "update_time is no time of the years 1 to " + MAX_YEAR;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isTime(JsonNode value) {
        if (isAbsent(value)) {
            return true;
        }
        try {
            int year =
                    value.isTextual() ? OffsetDateTime.parse(value.textValue()).getYear() : 0;
            return year >= 1 && year <= MAX_YEAR;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
