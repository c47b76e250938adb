package io.github.camelintegry.personssyncboot;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the records that were refused, and why. */
@RestController
@RequestMapping("/api/refused")
class RefusedController {

    /** A row of the table; {@code id} and {@code record} are JSON as text. */
    record Row(
            String userId,
            @Nullable String id,
            String reason,
            String record,
            String walkId,
            long page,
            Instant refusedAt) {}

    private final JdbcClient sql;
    private final UserCounts counts;

    RefusedController(JdbcClient sql, UserCounts counts) {
        this.sql = sql;
        this.counts = counts;
    }

    /** {@return those that were refused last, at most 100} */
    @GetMapping
    List<Row> last() {
        return sql.sql("SELECT * FROM refused ORDER BY refused_at DESC LIMIT 100")
                .query((row, index) -> new Row(
                        row.getString("user_id"),
                        row.getString("id"),
                        row.getString("reason"),
                        row.getString("record"),
                        row.getString("walk_id"),
                        row.getLong("page"),
                        row.getObject("refused_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @GetMapping("/count")
    Map<String, Long> count() {
        return counts.of("refused");
    }
}
