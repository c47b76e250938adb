package io.github.camelintegry.personssync;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What the table keeps of a person. */
record Person(
        long id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String orgName,
        @Nullable Instant updateTime) {

    /** A person as the simulator has it. */
    static Person ofJson(JsonNode json) {
        String time = text(json.path("update_time"));
        return new Person(
                json.path("id").longValue(),
                text(json.path("name")),
                text(json.at("/email/0/value")),
                text(json.at("/phone/0/value")),
                text(json.path("org_name")),
                time == null ? null : Instant.parse(time));
    }

    /** A person as the database has it. */
    static Person ofRow(ResultSet row) throws SQLException {
        OffsetDateTime time = row.getObject("update_time", OffsetDateTime.class);
        return new Person(
                row.getLong("id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("org_name"),
                time == null ? null : time.toInstant());
    }

    private static @Nullable String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : null;
    }
}
