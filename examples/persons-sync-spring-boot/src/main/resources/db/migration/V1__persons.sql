-- What Pipedrive knows of persons. Rows of persons that are gone from Pipedrive stay.
CREATE TABLE persons (
    user_id     text        NOT NULL,
    id          bigint      NOT NULL,
    name        text,
    email       text,
    phone       text,
    org_name    text,
    update_time timestamptz,
    synced_at   timestamptz NOT NULL,
    PRIMARY KEY (user_id, id)
);

-- How far each walk came: the table of JdbcCursorRepository, which is read and written by it alone.
CREATE TABLE integry_walk (
    key_hash      char(64)     PRIMARY KEY,
    walk_key      varchar(200) NOT NULL,
    position_hash char(64)     NOT NULL,
    position_text text         NOT NULL,
    changed_at    timestamp    NOT NULL
);

-- Every page that was stored. A page that was stored twice would be here twice. Only for looking: delete rows at will.
CREATE TABLE pages (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id   text        NOT NULL,
    walk_id   text        NOT NULL,
    page      bigint      NOT NULL,
    persons   int         NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now()
);
