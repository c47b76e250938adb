package io.github.camelintegry.personssyncboot;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the rows of each user who is synced. */
@Component
class UserCounts {

    private final SyncProperties sync;
    private final JdbcClient sql;

    UserCounts(SyncProperties sync, JdbcClient sql) {
        this.sync = sync;
        this.sql = sql;
    }

    Map<String, Long> of(String table) {
        Map<String, Long> counts = new LinkedHashMap<>();
        sync.users().forEach(user -> counts.put(user, 0L));
        sql.sql("SELECT user_id, count(*) AS found FROM " + table + " GROUP BY user_id")
                .query(row -> {
                    counts.replace(row.getString("user_id"), row.getLong("found"));
                });
        return counts;
    }
}
