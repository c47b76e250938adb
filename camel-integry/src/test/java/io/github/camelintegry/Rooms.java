package io.github.camelintegry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rooms of the component, and what each may see: the list that CONTRIBUTING shows, as a rule. */
final class Rooms {

    static final String ROOT = "io.github.camelintegry";
    static final String CAMEL = "org.apache.camel";

    /** What a user may type or call, and every room may see; they see each other downwards. */
    static final List<String> LEAVES = List.of("option", "exception", "model", "position", "status");

    /** From the ground up: each sees only what stands before it, and the leaves. */
    static final List<String> INTERNAL = List.of(
            "internal.util",
            "internal.json",
            "internal.protocol",
            "internal.client.failure",
            "internal.client.address",
            "internal.client.body",
            "internal.client.trouble",
            "internal.client.retry",
            "internal.client.transport",
            "internal.client.answer",
            "internal.client",
            "internal.client.catalogue",
            "internal.walk",
            "internal.position",
            "internal.output",
            "internal.options",
            "internal.dynamic",
            "internal.binding",
            "internal.validation",
            "internal.delivery",
            "internal.polling",
            "internal.ondemand",
            "internal.streaming",
            "internal.metrics",
            "internal.health",
            "internal.runtime",
            "internal.designtime");

    /** What Camel finds by name, on top of all. */
    static final List<String> ON_TOP = List.of("console", "telemetry", "transform");

    /** The three who use a walk share what is below them, and see nothing of each other. */
    static final Set<String> WALK_USERS = Set.of("internal.polling", "internal.ondemand", "internal.streaming");

    /** Up to here nothing of Camel is known. */
    static final String LAST_WITHOUT_CAMEL = "internal.walk";

    private Rooms() {}

    static String full(String room) {
        return room.isEmpty() ? ROOT : ROOT + '.' + room;
    }

    /** All of them, with the root as the empty name. */
    static Set<String> all() {
        return Stream.of(LEAVES, INTERNAL, ON_TOP, List.of(""))
                .flatMap(List::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a room may see of ours. */
    static Set<String> seenBy(String room) {
        Set<String> seen = new TreeSet<>();
        if (LEAVES.contains(room)) {
            seen.addAll(LEAVES.subList(0, LEAVES.indexOf(room)));
            seen.add("internal.util");
        } else if (INTERNAL.contains(room)) {
            seen.addAll(LEAVES);
            seen.addAll(INTERNAL.subList(0, INTERNAL.indexOf(room)));
            if (WALK_USERS.contains(room)) {
                seen.removeAll(WALK_USERS);
            }
            if (room.equals("internal.util")) {
                seen.removeAll(LEAVES);
            }
        } else {
            seen.addAll(LEAVES);
            seen.addAll(INTERNAL);
            seen.add("");
        }
        seen.add(room);
        return seen;
    }

    /** Those of our own that know nothing of Camel. */
    static List<String> withoutCamel() {
        List<String> rooms = new ArrayList<>(INTERNAL.subList(0, INTERNAL.indexOf(LAST_WITHOUT_CAMEL) + 1));
        rooms.addAll(List.of("option", "exception", "model", "status"));
        return rooms;
    }
}
