package io.github.camelintegry.simulator.internal.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.internal.util.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongFunction;

/** Makes records out of nothing but their ids. */
public final class Samples {

    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> FIRST_NAMES = List.of(
            "Ada", "Zoë", "Grace", "Jürgen", "Linus", "Łukasz", "Margaret", "Søren", "Katherine", "André", "Радка");
    private static final List<String> LAST_NAMES = List.of(
            "Lovelace",
            "Müller",
            "Hopper",
            "García",
            "O'Brien",
            "Nguyễn",
            "Hamilton",
            "Kierkegaard",
            "Johnson",
            "Çelik",
            "Smith",
            "Jensen",
            "山田");
    private static final List<String> ORGANIZATIONS =
            List.of("Acme", "Größe & Söhne", "Initech", "Café Zürich", "Umbrella", "Globex", "Hooli");

    private Samples() {}

    /** {@return a person as in Pipedrive} */
    public static ObjectNode person(long id) {
        String first = pick(FIRST_NAMES, id);
        String last = pick(LAST_NAMES, id);
        ObjectNode person = Json.object()
                .put("id", id)
                .put("name", first + " " + last)
                .put("first_name", first)
                .put("last_name", last);
        person.set("email", labelled("person" + id + "@example.com"));
        person.set("phone", labelled(String.format("+1-555-%07d", id)));
        return person.put("org_name", pick(ORGANIZATIONS, id)).put("update_time", time(id));
    }

    /** {@return a value as Pipedrive keeps it: an array of one labelled value} */
    static ArrayNode labelled(String value) {
        ArrayNode values = Json.array();
        values.addObject().put("value", value).put("primary", true).put("label", "work");
        return values;
    }

    static ObjectNode deal(long id) {
        return Json.object()
                .put("id", id)
                .put("title", "Deal " + id)
                .put("value", BigDecimal.valueOf(id * 12_550, 2))
                .put("currency", "EUR")
                .put("status", id % 3 == 0 ? "won" : "open")
                .put("person_id", id)
                .put("update_time", time(id));
    }

    static ObjectNode contact(long id) {
        return Json.object()
                .put("id", id)
                .put("firstname", pick(FIRST_NAMES, id))
                .put("lastname", pick(LAST_NAMES, id))
                .put("email", "contact" + id + "@example.com")
                .put("update_time", time(id));
    }

    /** {@return a maker of records that are no more than named} */
    static LongFunction<ObjectNode> named(String kind) {
        return id -> Json.object().put("id", id).put("name", kind + " " + id).put("update_time", time(id));
    }

    private static String pick(List<String> values, long id) {
        return values.get((int) ((id - 1) % values.size()));
    }

    private static String time(long id) {
        return EPOCH.plus(id, ChronoUnit.MINUTES).toString();
    }
}
