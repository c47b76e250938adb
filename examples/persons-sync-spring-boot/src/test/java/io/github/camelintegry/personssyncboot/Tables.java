package io.github.camelintegry.personssyncboot;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.simulator.IntegrySimulator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is in the database, and what should be. */
record Tables(JdbcClient sql) {

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    /** A person without its user and the time of its sync. */
    record Row(long id, String name, String email, String phone, String orgName, Instant updateTime) {

        static Row ofRow(ResultSet row, int index) throws SQLException {
            OffsetDateTime updateTime = row.getObject("update_time", OffsetDateTime.class);
            return new Row(
                    row.getLong("id"),
                    row.getString("name"),
                    row.getString("email"),
                    row.getString("phone"),
                    row.getString("org_name"),
                    updateTime == null ? null : updateTime.toInstant());
        }

        static Row ofJson(JsonNode person) {
            return new Row(
                    person.path("id").longValue(),
                    person.path("name").textValue(),
                    person.at("/email/0/value").textValue(),
                    person.at("/phone/0/value").textValue(),
                    person.path("org_name").textValue(),
                    Instant.parse(person.path("update_time").textValue()));
        }
    }

    static List<Row> wanted(IntegrySimulator simulator) {
        return simulator.persons().all().stream().map(Row::ofJson).toList();
    }

    List<Row> persons(String user) {
        return sql.sql("SELECT * FROM persons WHERE user_id = ? ORDER BY id")
                .param(user)
                .query(Row::ofRow)
                .list();
    }

    /** How far the walk that a user began last came. In one query: between two of them, the next walk may begin. */
    WalkPosition walk(String user) {
        return WalkPosition.parse(sql.sql(
                        """
                        SELECT position_text FROM integry_walk WHERE strpos(position_text, (
                            SELECT walk_id FROM pages WHERE user_id = ? ORDER BY id DESC LIMIT 1)) > 0""")
                .param(user)
                .query(String.class)
                .single());
    }

    List<WalkPosition> walks() {
        return sql.sql("SELECT position_text FROM integry_walk").query(String.class).list().stream()
                .map(WalkPosition::parse)
                .toList();
    }

    int pages() {
        return sql.sql("SELECT count(*) FROM pages").query(Integer.class).single();
    }

    List<Long> pages(String walkId) {
        return sql.sql("SELECT page FROM pages WHERE walk_id = ? ORDER BY id")
                .param(walkId)
                .query(Long.class)
                .list();
    }

    List<String> pagesStoredTwice() {
        return sql.sql("SELECT walk_id || ' page ' || page FROM pages GROUP BY walk_id, page HAVING count(*) > 1")
                .query(String.class)
                .list();
    }
}
