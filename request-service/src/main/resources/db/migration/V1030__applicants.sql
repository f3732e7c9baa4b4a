-- Under which number, and with which secret, whoever filed a request asks for it.
CREATE TABLE tracking (
    number  text  PRIMARY KEY,
    case_id uuid  NOT NULL UNIQUE,
    secret  text  NOT NULL -- the digest of the secret
);

-- Where messages about a request go: the sealed address, and the language.
CREATE TABLE contact (
    case_id  uuid PRIMARY KEY,
    subject  text NOT NULL,
    address  text NOT NULL,
    language text NOT NULL
);

-- One row a message that a fact about a case gives rise to, in the transaction of that fact. What became of it is a fact too, so
-- that a rebuilt database sends nothing again.
CREATE TABLE message (
    id       uuid        PRIMARY KEY,
    case_id  uuid        NOT NULL,
    kind     text        NOT NULL,
    about    uuid        NOT NULL,
    at       timestamptz NOT NULL, -- when what it tells of happened
    state    text        NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'SENT', 'FAILED')),
    ended_at timestamptz,
    why      text,
    attempts integer     NOT NULL DEFAULT 0,
    next_at  timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE INDEX message_waiting ON message (next_at) WHERE state = 'WAITING';
CREATE INDEX message_case ON message (case_id);

-- The daily letters to the responsible person: one a day. Not a matter of facts; lost with the database, a day's is sent once more.
CREATE TABLE digest (
    day     date        PRIMARY KEY,
    sent_at timestamptz,
    next_at timestamptz NOT NULL DEFAULT '-infinity'
);
