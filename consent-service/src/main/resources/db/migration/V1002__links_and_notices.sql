-- Links to people's pages, and those that were revoked: they open nothing any more.
CREATE TABLE personal_link (
    id      uuid PRIMARY KEY,
    subject text NOT NULL
);
CREATE TABLE personal_link_revoked (
    id uuid PRIMARY KEY
);

-- Recipients who must be told that consent was withdrawn, and what became of each notice. They have no topic: a person
-- tells them, again if need be, until they say that they have stopped.
CREATE TABLE withdrawal_notice (
    id        uuid PRIMARY KEY,
    subject   text        NOT NULL,
    purpose   text        NOT NULL,
    recipient text        NOT NULL,
    at        timestamptz NOT NULL,
    due       date
);
CREATE INDEX withdrawal_notice_subject ON withdrawal_notice (subject);
CREATE TABLE withdrawal_notice_given (
    id           uuid        NOT NULL,
    fact         uuid        NOT NULL,
    acknowledged boolean     NOT NULL,
    at           timestamptz NOT NULL,
    PRIMARY KEY (id, fact)
);
CREATE TABLE withdrawal_notice_overdue (
    id uuid PRIMARY KEY
);

-- What holders confirmed to have destroyed: what they said before that they hold, they hold no longer.
CREATE TABLE holding_gone (
    subject  text        NOT NULL,
    system   text        NOT NULL,
    category text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (subject, system, category)
);
