-- One person of the page: adds the row, or brings it up to date. Standard SQL, for H2 and PostgreSQL 15+ alike.
-- :#name is a member of the person as Pipedrive gives it, :#${body...} an expression, for what may be missing.
MERGE INTO persons p
USING (SELECT
    CAST(:#id                          AS BIGINT)                   AS id,
    CAST(:#${body?[name]}              AS VARCHAR)                  AS name,
    CAST(:#${body?[email]?[0]?[value]} AS VARCHAR)                  AS email,
    CAST(:#${body?[phone]?[0]?[value]} AS VARCHAR)                  AS phone,
    CAST(:#${body?[org_name]}          AS VARCHAR)                  AS org_name,
    CAST(:#${body?[update_time]}       AS TIMESTAMP WITH TIME ZONE) AS update_time
) s ON p.id = s.id
WHEN MATCHED THEN UPDATE SET
    name = s.name, email = s.email, phone = s.phone, org_name = s.org_name,
    update_time = s.update_time, synced_at = CURRENT_TIMESTAMP
WHEN NOT MATCHED THEN INSERT
    (id, name, email, phone, org_name, update_time, synced_at)
    VALUES (s.id, s.name, s.email, s.phone, s.org_name, s.update_time, CURRENT_TIMESTAMP)
