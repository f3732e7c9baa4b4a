-- Searches for people, each under the reference under which the person is looked for.
CREATE TABLE subject_search (
    search_id uuid        PRIMARY KEY,
    sought    text        NOT NULL,
    kinds     text[]      NOT NULL, -- by what was asked
    at        timestamptz NOT NULL
);
CREATE INDEX subject_search_sought ON subject_search (sought);

-- Who has said of whom they know, and when: this service, the other that keeps sealed content, holders.
CREATE TABLE search_finding (
    search_id uuid        NOT NULL,
    holder    text        NOT NULL,
    at        timestamptz NOT NULL,
    PRIMARY KEY (search_id, holder)
);
CREATE TABLE search_candidate (
    search_id uuid   NOT NULL,
    holder    text   NOT NULL,
    subject   text   NOT NULL,
    found_by  text[] NOT NULL,
    PRIMARY KEY (search_id, holder, subject)
);

-- Requests of people whom nobody knew when they were filed.
CREATE TABLE unmatched_filer (
    case_id     uuid        PRIMARY KEY,
    subject     text        NOT NULL,
    received_at timestamptz NOT NULL
);
