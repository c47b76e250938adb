package io.github.camelintegry.benchmarks.service;

import java.nio.charset.StandardCharsets;

/** The bodies of the stand-in: envelopes whose output is a list of persons. */
public final class Answers {

    private static final String BEGIN = "{\"network_code\":\"200\",\"output\":[";

    private Answers() {}

    /** {@return an envelope of as many records as fit into so many bytes, and at least one} */
    public static byte[] ofBytes(int bytes) {
        StringBuilder envelope = new StringBuilder(bytes + 200).append(BEGIN).append(person(1));
        String next = person(2);
        for (int id = 3; envelope.length() + next.length() + 3 <= bytes; id++) {
            envelope.append(',').append(next);
            next = person(id);
        }
        return envelope.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** {@return the part of a page in front of its cursor, for every page the same records} */
    static String pageOf(int records) {
        StringBuilder page = new StringBuilder(BEGIN);
        for (int id = 1; id <= records; id++) {
            page.append(id == 1 ? "" : ",").append(person(id));
        }
        return page.append("],\"next_page\":").toString();
    }

    private static String person(int id) {
        return "{\"id\":%d,\"name\":\"Ada Lovelace %d\",\"email\":\"ada.%d@example.org\",\"age\":36.50,\"active\":true}"
                .formatted(id, id, id);
    }
}
