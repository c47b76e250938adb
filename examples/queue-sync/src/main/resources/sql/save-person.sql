-- One person of one user: adds the row, or brings it up to date and counts that it came again. Standard SQL, for H2 and
-- PostgreSQL 15+ alike. :#name is a member of the person as Pipedrive gives it, :#${...} an expression.
MERGE INTO persons p
USING (SELECT
    CAST(:#${header.CamelIntegryUserId} AS VARCHAR) AS user_id,
    CAST(:#id                           AS BIGINT)  AS id,
    CAST(:#${body?[name]}               AS VARCHAR) AS name
) s ON p.user_id = s.user_id AND p.id = s.id
WHEN MATCHED THEN UPDATE SET name = s.name, times = p.times + 1, synced_at = CURRENT_TIMESTAMP
WHEN NOT MATCHED THEN INSERT (user_id, id, name, times, synced_at)
    VALUES (s.user_id, s.id, s.name, 1, CURRENT_TIMESTAMP)
