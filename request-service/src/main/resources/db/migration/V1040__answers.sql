-- What other services stated about people's data, as an answer to the person or to the authority tells it: codes, dates and
-- references only. `subject` is empty where a fact is about nobody in particular.
CREATE TABLE known_fact (
    event_id uuid        PRIMARY KEY,
    subject  text        NOT NULL,
    type     text        NOT NULL,
    at       timestamptz NOT NULL,
    data     text        NOT NULL
);
CREATE INDEX known_fact_subject ON known_fact (subject, at);
CREATE INDEX known_fact_type ON known_fact (type);

-- Which officer opened which sealed content here: what nobody read was not checked.
CREATE TABLE opened_content (
    sealed_ref text        NOT NULL,
    officer    text        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (sealed_ref, officer)
);

-- Holders that were late with an order. Whether one still is, is seen from its answers.
CREATE TABLE late_command (
    order_id uuid        NOT NULL,
    holder   text        NOT NULL,
    case_id  uuid        NOT NULL,
    command  text        NOT NULL,
    due      timestamptz NOT NULL,
    PRIMARY KEY (order_id, holder)
);
CREATE INDEX late_command_due ON late_command (due);

-- Exports that audit-service made for an inquiry of the authority.
CREATE TABLE inquiry_export (
    export_id    uuid        PRIMARY KEY,
    case_id      uuid        NOT NULL,
    subject      text        NOT NULL,
    package_hash text        NOT NULL,
    entries      bigint      NOT NULL,
    at           timestamptz NOT NULL
);
CREATE INDEX inquiry_export_case ON inquiry_export (case_id);
