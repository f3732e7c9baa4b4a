-- What delivery keeps beside a service's ledger, so that both change in one transaction.

-- One row a person: whoever decides about them holds it, and its counter orders what is announced about them.
CREATE TABLE delivery_subject (
    subject  text PRIMARY KEY,
    next_seq bigint NOT NULL DEFAULT 1
);

-- Identities of everything that was read or announced. `content` is null where only the identity is known: a fact of
-- ours names it as its cause, but the cause itself was not read since this database was restored. `forgettable` is what
-- came from outside and had no effect: it goes some time after it can't come again.
CREATE TABLE delivery_inbox (
    identity    bytea PRIMARY KEY,
    content     bytea,
    facts       uuid[],
    rejection   jsonb,
    seen        timestamptz NOT NULL DEFAULT now(),
    forgettable boolean     NOT NULL DEFAULT false
);
CREATE INDEX delivery_inbox_seen ON delivery_inbox USING brin (seen);

-- What was decided and is not known to be on Kafka yet. Rows go when they are.
CREATE TABLE delivery_outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic       text  NOT NULL,
    key         text  NOT NULL,
    subject_seq bigint,
    identity    bytea NOT NULL,
    value       bytea NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 20000);

-- How far this service's own facts on Kafka are known to this database.
CREATE TABLE delivery_published (
    topic       text    NOT NULL,
    partition   integer NOT NULL,
    topic_id    text    NOT NULL,
    next_offset bigint  NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- How far each partition was consumed, and who owns it: only the holder of the latest `owner_epoch` may advance it.
CREATE TABLE delivery_consumed (
    topic        text    NOT NULL,
    partition    integer NOT NULL,
    topic_id     text    NOT NULL,
    leader_epoch integer,
    next_offset  bigint  NOT NULL,
    owner_epoch  bigint  NOT NULL,
    PRIMARY KEY (topic, partition)
) WITH (fillfactor = 50);

-- Who is the one worker of a kind; a lower epoch than this one's may not write any more.
CREATE TABLE delivery_lease (
    name  text PRIMARY KEY,
    epoch bigint NOT NULL
);

-- What was put aside. The first row of a key says why: our code failed on it, or it waits for topics to be read; all
-- later events of that key are behind it, in order. `value` is the record's key and value under the operator's secret.
CREATE TABLE delivery_parked (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key         text        NOT NULL,
    topic       text,
    partition   integer,
    "offset"    bigint,
    sender      text,
    value       bytea       NOT NULL,
    append_time timestamptz NOT NULL,
    failure     text,
    attempts    integer     NOT NULL DEFAULT 0,
    waiting_for jsonb,
    parked_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX delivery_parked_key ON delivery_parked (key, id);

-- How often somebody was refused for one problem in one minute: stated one by one, or only counted; and how many of the
-- latter were told in facts with a tally.
CREATE TABLE delivery_refusal (
    what    text        NOT NULL,
    who     text        NOT NULL,
    problem text        NOT NULL,
    minute  timestamptz NOT NULL,
    stated  integer     NOT NULL DEFAULT 0,
    counted bigint      NOT NULL DEFAULT 0,
    told    bigint      NOT NULL DEFAULT 0,
    example text,
    due     timestamptz NOT NULL,
    PRIMARY KEY (what, who, problem, minute)
);
CREATE INDEX delivery_refusal_due ON delivery_refusal (due) WHERE counted > told;
