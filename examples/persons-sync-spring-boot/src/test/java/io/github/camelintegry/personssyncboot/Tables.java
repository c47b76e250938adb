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

    /**
     * What there is of a walk.
     *
     * @param highest the number of its last page
     * @param persons the rows that its pages' transactions wrote
     */
    record Stored(long highest, long pages, long persons) {}

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

    /** {@return what the transactions of a walk's pages have stored: each has one time, which its rows share} */
    Stored stored(String walkId) {
        return sql.sql(
                        """
                        SELECT coalesce(max(page), 0) AS highest, count(*) AS pages, (
                            SELECT count(*) FROM persons
                            JOIN pages ON persons.user_id = pages.user_id AND synced_at = stored_at
                            WHERE walk_id = :walk) AS persons
                        FROM pages WHERE walk_id = :walk""")
                .param("walk", walkId)
                .query(Stored.class)
                .single();
    }

    List<String> walkIds() {
        return sql.sql("SELECT DISTINCT walk_id FROM pages").query(String.class).list();
    }

    /** Whom else the database serves: it may yet carry out what one who was killed has sent. */
    int others() {
        return sql.sql(
                        """
                        SELECT count(*) FROM pg_stat_activity
                        WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()""")
                .query(Integer.class)
                .single();
    }

    List<String> pagesStoredTwice() {
        return sql.sql("SELECT walk_id || ' page ' || page FROM pages GROUP BY walk_id, page HAVING count(*) > 1")
                .query(String.class)
                .list();
    }
}
