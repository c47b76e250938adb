package io.github.camelintegry.personssyncboot;

import io.github.camelintegry.position.JdbcCursorRepository;
import org.apache.camel.Exchange;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores a page: its persons, what is refused, and how far the walk came with it. All or nothing, so that a crash at any moment leaves
 * the walk at a page none of whose persons were stored, and a page that another instance has stored meanwhile is not stored here.
 */
@Repository
class PageStore {

    private static final int MAX_BATCH = 1000;

    // Not with reWriteBatchedInserts=true, where one statement would meet a person who is twice on a page: PostgreSQL
    // refuses to update a row twice in one
    private static final String UPSERT =
            """
            INSERT INTO persons (user_id, id, name, email, phone, org_name, update_time, synced_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, now())
            ON CONFLICT (user_id, id) DO UPDATE SET
                name = excluded.name, email = excluded.email, phone = excluded.phone, org_name = excluded.org_name,
                update_time = excluded.update_time, synced_at = excluded.synced_at
            """;

    /** A record that comes with every walk is there once, by its id where it has one. */
    private static final String REFUSE =
            """
            INSERT INTO refused (user_id, id, record, reason, walk_id, page) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id, md5(coalesce('id ' || id, record))) DO UPDATE SET
                record = excluded.record, reason = excluded.reason, walk_id = excluded.walk_id, page = excluded.page,
                refused_at = excluded.refused_at
            """;

    private final JdbcTemplate jdbc;
    private final JdbcCursorRepository cursors;

    PageStore(JdbcTemplate jdbc, JdbcCursorRepository cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    /**
     * Stores the page that an exchange carries.
     *
     * @param exchange says which position takes the place of which
     */
    @Transactional
    public void store(Page page, Exchange exchange) {
        jdbc.batchUpdate(UPSERT, page.persons(), MAX_BATCH, (row, person) -> {
            row.setString(1, page.user());
            row.setLong(2, person.id());
            row.setString(3, person.name());
            row.setString(4, person.firstEmail());
            row.setString(5, person.firstPhone());
            row.setString(6, person.orgName());
            row.setObject(7, person.time());
        });
        jdbc.batchUpdate(REFUSE, page.refused(), MAX_BATCH, (row, refusal) -> {
            row.setString(1, page.user());
            row.setString(2, refusal.id());
            row.setString(3, refusal.record());
            row.setString(4, refusal.reason());
            row.setString(5, page.walkId());
            row.setLong(6, page.number());
        });
        jdbc.update(
                "INSERT INTO pages (user_id, walk_id, page, persons) VALUES (?, ?, ?, ?)",
                page.user(),
                page.walkId(),
                page.number(),
                page.persons().size());
        // last, since the row of the position stays locked until the transaction ends
        cursors.commit(exchange);
    }
}
