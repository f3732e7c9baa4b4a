-- What a consent says besides purpose, categories and term, in one text: most say nothing of it, and who decides reads
-- one column instead of six.
ALTER TABLE statement ADD COLUMN terms text;

-- A statement that a later one about the same repeats: whoever decides today need not read it, the past still does.
ALTER TABLE statement ADD COLUMN shadowed boolean NOT NULL DEFAULT false;
CREATE INDEX statement_standing ON statement (subject) WHERE NOT shadowed;

-- A consent whose end was stated.
ALTER TABLE statement ADD COLUMN lapsed boolean NOT NULL DEFAULT false;
CREATE INDEX statement_due ON statement (until) WHERE kind = 'GIVEN' AND NOT lapsed AND until IS NOT NULL;
CREATE INDEX statement_superseded ON statement (subject) WHERE kind = 'SUPERSEDED';
CREATE INDEX statement_lapsed ON statement (subject) WHERE lapsed;

-- How far the consents that a version of the policy supersedes were gone through.
CREATE TABLE superseding (
    version text PRIMARY KEY,
    subject text    NOT NULL DEFAULT '',
    done    boolean NOT NULL DEFAULT false
);

-- What each holder holds about whom, since when, from where, by computer or not (clauses 2.2, 7.3, 7.5): the last word
-- of each about a category.
CREATE TABLE holding (
    subject          text        NOT NULL,
    system           text        NOT NULL,
    category         text        NOT NULL,
    subject_category text        NOT NULL,
    provenance       text        NOT NULL,
    automated        boolean     NOT NULL,
    since            date        NOT NULL,
    at               timestamptz NOT NULL,
    id               uuid        NOT NULL,
    PRIMARY KEY (subject, system, subject_category, category)
);

-- Systems that an order made to enforce.
CREATE TABLE enforced_system (
    system text PRIMARY KEY,
    since  timestamptz NOT NULL
);

-- Noes of this and past hours that no fact tells of yet.
CREATE TABLE denial (
    system   text        NOT NULL,
    purpose  text        NOT NULL,
    reason   text        NOT NULL,
    hour     timestamptz NOT NULL,
    enforced boolean     NOT NULL,
    count    bigint      NOT NULL,
    PRIMARY KEY (system, purpose, reason, hour, enforced)
);

-- Disclosures that were made, and until when the person must be told of each (art. 19 of Law 94-V).
CREATE TABLE disclosure (
    id         uuid PRIMARY KEY,
    subject    text        NOT NULL,
    system     text        NOT NULL,
    kind       text        NOT NULL,
    recipient  text,
    purpose    text        NOT NULL,
    at         timestamptz NOT NULL,
    notice_due date
);
CREATE INDEX disclosure_notice ON disclosure (notice_due, id) WHERE notice_due IS NOT NULL;
CREATE INDEX disclosure_subject ON disclosure (subject, at);
CREATE TABLE disclosure_notified (
    id uuid PRIMARY KEY
);

-- Imports, how far each came, and the lines that were refused: numbers and codes, never what stood in a line.
CREATE TABLE import_run (
    id       uuid PRIMARY KEY,
    next     bigint      NOT NULL,
    accepted bigint      NOT NULL,
    refused  bigint      NOT NULL,
    updated  timestamptz NOT NULL
);
CREATE TABLE import_refused (
    run        uuid   NOT NULL,
    line       bigint NOT NULL,
    problem    text   NOT NULL,
    violations text   NOT NULL,
    PRIMARY KEY (run, line)
);
