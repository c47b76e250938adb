-- Records that the table of persons cannot hold. Only for looking: delete rows at will, what is still refused comes again.
CREATE TABLE refused (
    user_id    text        NOT NULL,
    id         text,
    record     text        NOT NULL,
    reason     text        NOT NULL,
    walk_id    text        NOT NULL,
    page       bigint      NOT NULL,
    refused_at timestamptz NOT NULL DEFAULT now()
);

-- A record that comes with every walk is here once.
CREATE UNIQUE INDEX refused_once ON refused (user_id, md5(coalesce('id ' || id, record)));
