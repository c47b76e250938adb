package io.github.camelintegry.personssyncboot;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores a page: its persons, and how far the walk came with it. Both or neither, so that a crash at any moment leaves
 * the walk at a page none of whose persons were stored.
 */
@Repository
class PageStore {

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

    private final JdbcTemplate jdbc;
    private final CursorTable cursors;

    PageStore(JdbcTemplate jdbc, CursorTable cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    @Transactional
    public void store(Page page) {
        jdbc.batchUpdate(UPSERT, page.persons(), page.persons().size(), (row, person) -> {
            row.setString(1, page.user());
            row.setLong(2, person.id());
            row.setString(3, person.name());
            row.setString(4, person.firstEmail());
            row.setString(5, person.firstPhone());
            row.setString(6, person.orgName());
            row.setObject(7, person.updateTime());
        });
        cursors.setState(page.cursorKey(), page.cursorRecord());
        jdbc.update(
                "INSERT INTO pages (user_id, walk_id, page, persons) VALUES (?, ?, ?, ?)",
                page.user(),
                page.walkId(),
                page.number(),
                page.persons().size());
    }
}
