-- The references that were issued. `members` is the linked set of a reference, itself included: whoever asks about one
-- reads all of them with one look-up. `system` is unknown only while a rebuild has read a link before the registration.
CREATE TABLE subject (
    ref     text   PRIMARY KEY,
    system  text,
    members text[] NOT NULL
);

-- Everything a decision about a reference may need, one row a fact, never changed: the state is a function of the set
-- of rows, whatever order they came in.
CREATE TABLE statement (
    subject          text        NOT NULL,
    id               uuid        NOT NULL,
    kind             text        NOT NULL,
    at               timestamptz NOT NULL,
    system           text,
    name             text,
    purposes         text[],
    categories       text[],
    subject_category text,
    until            date,
    ground           text,
    third_party      boolean     NOT NULL DEFAULT false,
    distribution     boolean     NOT NULL DEFAULT false,
    said             text,
    PRIMARY KEY (subject, id)
);

-- That two references are, or are not, one person from a moment on. The smaller reference stands first.
CREATE TABLE link (
    a      text        NOT NULL,
    b      text        NOT NULL,
    at     timestamptz NOT NULL,
    linked boolean     NOT NULL,
    PRIMARY KEY (a, b, at, linked),
    CHECK (a < b)
);
CREATE INDEX link_b ON link (b);

-- What this service stated about a reference, for its history.
CREATE TABLE history (
    seq     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject text   NOT NULL,
    id      uuid   NOT NULL UNIQUE,
    fact    text   NOT NULL
);
CREATE INDEX history_subject ON history (subject, seq);

-- Versions of the policy that were announced, with the digest of their file: a version never changes its content.
CREATE TABLE announced_policy (
    version text PRIMARY KEY,
    sha256  text NOT NULL
);
