package io.github.camelintegry.personssyncboot;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where each walk is, in a table. {@link PageStore} writes it in the transaction of a page; the component writes the same
 * text once more when the page is done, which changes nothing, and alone for a page without records.
 */
@Repository("cursors")
class CursorTable extends ServiceSupport implements StateRepository<String, String> {

    private final JdbcClient sql;

    CursorTable(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void setState(String key, String walk) {
        sql.sql(
                        """
                        INSERT INTO cursors (key, walk, changed_at) VALUES (:key, :walk, now())
                        ON CONFLICT (key) DO UPDATE SET walk = excluded.walk, changed_at = excluded.changed_at
                        WHERE cursors.walk <> excluded.walk
                        """)
                .param("key", key)
                .param("walk", walk)
                .update();
    }

    @Override
    public @Nullable String getState(String key) {
        return sql.sql("SELECT walk FROM cursors WHERE key = :key")
                .param("key", key)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** {@return when each walk last came further, by its key} */
    Map<String, Instant> changes() {
        return sql
                .sql("SELECT key, changed_at FROM cursors")
                .query((row, index) -> Map.entry(
                        row.getString("key"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
