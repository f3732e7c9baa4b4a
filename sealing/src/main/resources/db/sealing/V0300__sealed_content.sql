-- Sealed references that facts of this service name: after a rebuild, those that the vault lacks are reported as missing.
CREATE TABLE sealed_mention (
    ref     text PRIMARY KEY,
    subject text NOT NULL
);

-- Orders to this service as a holder: the highest revision seen, and when what it ordered was done.
CREATE TABLE holder_order (
    order_id     uuid    NOT NULL,
    subject      text    NOT NULL,
    revision     integer NOT NULL,
    destroyed_at timestamptz,
    PRIMARY KEY (order_id, subject)
);
CREATE TABLE holder_order_count (
    order_id uuid   NOT NULL,
    subject  text   NOT NULL,
    category text   NOT NULL,
    count    bigint NOT NULL,
    PRIMARY KEY (order_id, subject, category)
);
