-- The log. Whoever reads this database must find: entries, identities, tiles, batches and checkpoints are only ever added,
-- by privilege and by trigger, for every role; what moves on (epoch, next offsets, exports) stands in tables of its own.

-- The role of this service may by default only add rows; delivery's own tables, made before these, need more.
DO $$
DECLARE relation text;
BEGIN
    FOR relation IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history' LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO audit', relation);
    END LOOP;
END $$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log is append-only: % on % is refused', tg_op, tg_table_name USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION make_append_only(relation regclass) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', relation);
    EXECUTE format('REVOKE ALL ON %s FROM audit', relation);
    EXECUTE format('GRANT SELECT, INSERT ON %s TO audit', relation);
END $$;
REVOKE ALL ON FUNCTION make_append_only(regclass) FROM PUBLIC;

-- Who this log is. The secret key never comes here.
CREATE TABLE log_identity (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    vkey     text NOT NULL
);
SELECT make_append_only('log_identity');

-- What entries are found by is kept as the beginning of its SHA-256, so that any text has a key of one small size:
-- sixteen bytes of the subject and of the correlation, eight of the type, of which there are few.
CREATE TABLE entries (
    entry_index bigint NOT NULL,
    entry       bytea NOT NULL,
    subject     uuid,
    subject_seq bigint NOT NULL,
    correlation uuid,
    type_key    bigint NOT NULL,
    PRIMARY KEY (entry_index)
) PARTITION BY RANGE (entry_index);
ALTER TABLE entries ALTER COLUMN entry SET STORAGE EXTERNAL;
CREATE INDEX entries_subject ON entries (subject, entry_index) WHERE subject IS NOT NULL;
CREATE INDEX entries_correlation ON entries (correlation, entry_index) WHERE correlation IS NOT NULL;
CREATE INDEX entries_type ON entries (type_key, entry_index);
SELECT make_append_only('entries');

-- The next partition of the entries. The service may call this and do nothing else to the schema.
CREATE FUNCTION add_entry_partition() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    width     CONSTANT bigint := 4194304;
    number    bigint;
    partition text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('add_entry_partition'));
    SELECT count(*) INTO number FROM pg_inherits WHERE inhparent = 'entries'::regclass;
    IF number > 0 AND NOT EXISTS (SELECT 1 FROM entries WHERE entry_index >= (number - 1) * width) THEN
        RETURN number * width;
    END IF;
    partition := 'entries_' || lpad(number::text, 6, '0');
    EXECUTE format('CREATE TABLE %I (LIKE entries INCLUDING ALL)', partition);
    EXECUTE format('ALTER TABLE entries ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)', partition, number * width, (number + 1) * width);
    PERFORM make_append_only(partition::regclass);
    EXECUTE format('REVOKE ALL ON %I FROM audit', partition);
    RETURN (number + 1) * width;
END $$;
REVOKE ALL ON FUNCTION add_entry_partition() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION add_entry_partition() TO audit;
SELECT add_entry_partition();

-- An event's identity is SHA-256 of source, zero and id; its content is SHA-256 of the canonical event.
CREATE TABLE identities (
    identity    bytea NOT NULL,
    content     bytea NOT NULL,
    entry_index bigint NOT NULL,
    PRIMARY KEY (identity)
) PARTITION BY HASH (identity);
SELECT make_append_only('identities');
DO $$
BEGIN
    FOR remainder IN 0..15 LOOP
        EXECUTE format('CREATE TABLE identities_%s PARTITION OF identities FOR VALUES WITH (MODULUS 16, REMAINDER %s)', lpad(remainder::text, 2, '0'), remainder);
        PERFORM make_append_only(format('identities_%s', lpad(remainder::text, 2, '0'))::regclass);
        EXECUTE format('REVOKE ALL ON identities_%s FROM audit', lpad(remainder::text, 2, '0'));
    END LOOP;
END $$;

CREATE TABLE tiles (
    level      smallint NOT NULL,
    tile_index bigint NOT NULL,
    hashes     bytea NOT NULL CHECK (length(hashes) = 8192),
    PRIMARY KEY (level, tile_index)
);
ALTER TABLE tiles ALTER COLUMN hashes SET STORAGE EXTERNAL;
SELECT make_append_only('tiles');

-- What each transaction of the sequencer took in: its manifest is what recovery replays. Between earliest and latest its
-- facts say they lie; between the times in appended_first and appended_last the broker appended them.
CREATE TABLE batches (
    batch       bigint PRIMARY KEY,
    first_index bigint NOT NULL,
    end_index   bigint NOT NULL,
    root        bytea NOT NULL,
    earliest    timestamptz,
    latest      timestamptz,
    appended_first timestamptz,
    appended_last  timestamptz,
    manifest    bytea NOT NULL
);
CREATE INDEX batches_end ON batches (end_index);
SELECT make_append_only('batches');

-- Which references are one person, as the facts say, in the order of the log.
CREATE TABLE subject_links (
    entry_index bigint PRIMARY KEY,
    subject     text NOT NULL,
    other       text NOT NULL,
    linked      boolean NOT NULL
);
CREATE INDEX subject_links_subject ON subject_links (subject);
CREATE INDEX subject_links_other ON subject_links (other);
SELECT make_append_only('subject_links');

-- Facts that never entered: unreadable ones, and those that bear the identity of another fact.
CREATE TABLE set_aside (
    topic            text NOT NULL,
    topic_id         text NOT NULL,
    topic_partition  integer NOT NULL,
    record_offset    bigint NOT NULL,
    reason           text NOT NULL,
    value            bytea NOT NULL,
    tree_size        bigint NOT NULL,
    set_aside_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic_id, topic_partition, record_offset)
);
SELECT make_append_only('set_aside');

CREATE TABLE checkpoints (
    size bigint PRIMARY KEY,
    root bytea NOT NULL,
    note text NOT NULL
);
SELECT make_append_only('checkpoints');

-- What moves on.
CREATE TABLE sequencer (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    epoch    bigint NOT NULL,
    size     bigint NOT NULL,
    root     bytea NOT NULL,
    batch    bigint NOT NULL
);
INSERT INTO sequencer (epoch, size, root, batch) VALUES (0, 0, sha256(''::bytea), 0);
REVOKE ALL ON sequencer FROM audit;
GRANT SELECT, UPDATE ON sequencer TO audit;

CREATE TABLE next_offsets (
    topic           text NOT NULL,
    topic_partition integer NOT NULL,
    topic_id        text NOT NULL,
    leader_epoch    integer,
    next_offset     bigint NOT NULL,
    PRIMARY KEY (topic, topic_partition)
);
REVOKE ALL ON next_offsets FROM audit;
GRANT SELECT, INSERT, UPDATE ON next_offsets TO audit;

CREATE TABLE exports (
    export_id    uuid PRIMARY KEY,
    kind         text NOT NULL CHECK (kind IN ('subject', 'period')),
    subject      text,
    from_time    timestamptz,
    to_time      timestamptz,
    actor        jsonb NOT NULL,
    created_at   timestamptz NOT NULL,
    note         text NOT NULL,
    previous     text,
    heads_index  bigint,
    state        text NOT NULL CHECK (state IN ('building', 'ready', 'failed')),
    written      bigint NOT NULL DEFAULT 0,
    total        bigint,
    sha256       text,
    bytes        bigint
);
CREATE INDEX exports_created ON exports (created_at);
REVOKE ALL ON exports FROM audit;
GRANT SELECT, INSERT, UPDATE ON exports TO audit;
