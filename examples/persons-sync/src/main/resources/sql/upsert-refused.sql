-- One record that the table of persons cannot hold, once however often it comes. Standard SQL, as in upsert-person.sql.
MERGE INTO refused r
USING (SELECT
    CAST(:#key    AS VARCHAR) AS record_key,
    CAST(:#record AS VARCHAR) AS record,
    CAST(:#reason AS VARCHAR) AS reason
) s ON r.record_key = s.record_key
WHEN MATCHED THEN UPDATE SET record = s.record, reason = s.reason, refused_at = CURRENT_TIMESTAMP
WHEN NOT MATCHED THEN INSERT (record_key, record, reason, refused_at)
    VALUES (s.record_key, s.record, s.reason, CURRENT_TIMESTAMP)
