-- Sealed personal data. Nothing in these tables can be read without the key ring, which never enters the database.
-- Foreign keys keep a sealed value and its data key together: neither a value without its key nor a key that a value
-- still needs can be deleted by mistake, and a seal that races a destruction is either destroyed with it or refused.

-- The one key ring this database was sealed with. A start with another ring is refused.
CREATE TABLE vault_ring (
    single   boolean     PRIMARY KEY DEFAULT true CHECK (single),
    ring_id  uuid        NOT NULL,
    service  text        NOT NULL,
    bound_at timestamptz NOT NULL
);

-- The epochs of that ring. Writers use the highest; `settled_at` is when nothing living was left under an older one.
-- `destroyed_at` says that the ring's file doesn't hold its keys any more.
CREATE TABLE vault_epoch (
    number       integer     PRIMARY KEY CHECK (number > 0),
    started_at   timestamptz NOT NULL,
    settled_at   timestamptz,
    destroyed_at timestamptz,
    CHECK (destroyed_at IS NULL OR settled_at IS NOT NULL)
);
CREATE INDEX vault_epoch_destroyed ON vault_epoch (number) WHERE destroyed_at IS NOT NULL;

-- Backups that were restored elsewhere and read there with the ring: no key of an epoch goes before one was.
CREATE TABLE vault_trial (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    taken_at     timestamptz NOT NULL,
    tried_at     timestamptz NOT NULL,
    oldest_epoch integer     NOT NULL CHECK (oldest_epoch > 0), -- that a living key of that backup was wrapped in
    keys_read    bigint      NOT NULL CHECK (keys_read >= 0),
    values_read  bigint      NOT NULL CHECK (values_read >= 0)
);

-- One living data key for each (subject, category), wrapped by the key-encryption key of its epoch.
CREATE TABLE vault_data_key (
    key_id     uuid        PRIMARY KEY,
    subject    text        NOT NULL CHECK (subject ~ '^s-[0-9a-hjkmnp-tv-z]{26}$'),
    category   text        NOT NULL CHECK (category ~ '^[a-z][a-z0-9]*([.-][a-z0-9]+)*$' AND length(category) <= 64),
    wrapped    bytea       NOT NULL,
    epoch      integer     NOT NULL CHECK (epoch > 0),
    created_at timestamptz NOT NULL,
    UNIQUE (subject, category),
    UNIQUE (key_id, subject, category)
);
CREATE INDEX vault_data_key_epoch ON vault_data_key (epoch, key_id);

-- The epoch here is the one that was current when the value was sealed; the one that opens it is its data key's.
CREATE TABLE vault_sealed (
    ref        text        PRIMARY KEY CHECK (ref ~ '^v-[0-9a-hjkmnp-tv-z]{26}$'),
    subject    text        NOT NULL,
    category   text        NOT NULL,
    key_id     uuid        NOT NULL,
    ciphertext bytea       NOT NULL,
    commitment bytea       NOT NULL CHECK (octet_length(commitment) = 32),
    epoch      integer     NOT NULL CHECK (epoch > 0),
    created_at timestamptz NOT NULL,
    FOREIGN KEY (key_id, subject, category) REFERENCES vault_data_key (key_id, subject, category)
);
CREATE INDEX vault_sealed_scope ON vault_sealed (subject, category);
CREATE INDEX vault_sealed_key ON vault_sealed (key_id);
ALTER TABLE vault_sealed ALTER COLUMN ciphertext SET STORAGE EXTERNAL;

-- Keyed index for equality look-ups; the key is the epoch's, so tokens in old backups mean nothing once it is destroyed.
-- The term itself stands beside its token, sealed by the value's data key: the next epoch's token is made from it.
CREATE TABLE vault_index (
    category text    NOT NULL,
    token    bytea   NOT NULL CHECK (octet_length(token) = 32),
    ref      text    NOT NULL REFERENCES vault_sealed (ref) ON DELETE CASCADE,
    epoch    integer NOT NULL CHECK (epoch > 0),
    term     bytea   NOT NULL,
    PRIMARY KEY (category, token, ref)
);
CREATE INDEX vault_index_epoch ON vault_index (epoch, ref);
CREATE INDEX vault_index_ref ON vault_index (ref);

-- Tombstones: which data key was destroyed, and when. A row that comes back under a destroyed key is recognised by it.
CREATE TABLE vault_destroyed (
    id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject         text        NOT NULL,
    category        text        NOT NULL,
    key_id          uuid        UNIQUE,
    epoch           integer,
    value_count     integer     NOT NULL CHECK (value_count >= 0),
    destroyed_at    timestamptz NOT NULL,
    CHECK ((key_id IS NULL) = (epoch IS NULL))
);
CREATE INDEX vault_destroyed_scope ON vault_destroyed (subject, category);

-- The references that were destroyed, so that asking for one answers "destroyed then" and not "never heard of it".
CREATE TABLE vault_destroyed_ref (
    ref          text        PRIMARY KEY,
    subject      text        NOT NULL,
    category     text        NOT NULL,
    destroyed_at timestamptz NOT NULL
);
