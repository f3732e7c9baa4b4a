-- The references that consent-service issued.
CREATE TABLE subject (
    ref    text PRIMARY KEY,
    system text NOT NULL
);

-- That two references are, or are not, one person from a moment on; the latest word holds. The smaller stands first.
CREATE TABLE subject_link (
    a      text        NOT NULL,
    b      text        NOT NULL,
    at     timestamptz NOT NULL,
    linked boolean     NOT NULL,
    PRIMARY KEY (a, b, at, linked),
    CHECK (a < b)
);
CREATE INDEX subject_link_b ON subject_link (b);

-- What this service stated about a case, in order. A case is the fold of these rows and of nothing else.
CREATE TABLE case_fact (
    seq            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id       uuid        NOT NULL UNIQUE,
    case_id        uuid        NOT NULL,
    subject        text,
    type           text        NOT NULL,
    at             timestamptz NOT NULL,
    cause          text        NOT NULL,
    correlation    uuid        NOT NULL,
    policy         text        NOT NULL, -- the version that it was decided under
    data           text        NOT NULL
);
CREATE INDEX case_fact_case ON case_fact (case_id, seq);
CREATE INDEX case_fact_cause ON case_fact (cause);

-- One row a request: what lists and timers ask for, written anew with each fact of the case.
CREATE TABLE request_case (
    case_id       uuid        PRIMARY KEY,
    subject       text        NOT NULL,
    kind          text        NOT NULL,
    received_at   timestamptz NOT NULL,
    policy_due    date        NOT NULL,
    statutory_due date        NOT NULL,
    due           date        NOT NULL,
    clock_runs    boolean     NOT NULL,
    closed        boolean     NOT NULL,
    blocked       boolean     NOT NULL,
    policy_open   boolean     NOT NULL,
    law_open      boolean     NOT NULL,
    policy_warned boolean     NOT NULL,
    law_warned    boolean     NOT NULL,
    calendar      text        NOT NULL, -- the version that the dates are known to agree with
    counts        boolean     NOT NULL, -- the clock runs and what it is for was not done, missed or not
    begins_blocked boolean    NOT NULL, -- the request began with a block
    representative text,                -- the reference of who spoke for the person
    review_on     date,                 -- the day on which an undecided block is looked at again, until that was stated
    reason        text,                 -- of a decision: why, as the policy calls it
    decided       boolean     NOT NULL,
    decided_at    timestamptz
);
CREATE INDEX request_case_due ON request_case (due, case_id);
CREATE INDEX request_case_open ON request_case (due, case_id) WHERE NOT closed;
CREATE INDEX request_case_received ON request_case (received_at, case_id);
CREATE INDEX request_case_subject ON request_case (subject);
CREATE INDEX request_case_representative ON request_case (representative) WHERE representative IS NOT NULL;
CREATE INDEX request_case_review ON request_case (review_on) WHERE review_on IS NOT NULL;
CREATE INDEX request_case_reason ON request_case (reason, decided_at) WHERE reason IS NOT NULL;
CREATE INDEX request_case_counts ON request_case (case_id) WHERE counts;
CREATE INDEX request_case_policy_open ON request_case (policy_due) WHERE policy_open;
CREATE INDEX request_case_law_open ON request_case (statutory_due) WHERE law_open;

-- One row an inquiry of the authority.
CREATE TABLE authority_inquiry (
    case_id  uuid    PRIMARY KEY,
    due      date    NOT NULL,
    answered boolean NOT NULL,
    missed   boolean NOT NULL,
    calendar text    NOT NULL -- the version that the date is known to agree with
);
CREATE INDEX authority_inquiry_due ON authority_inquiry (due, case_id);

-- One row a breach: a statutory case about everybody concerned.
CREATE TABLE breach (
    case_id  uuid    PRIMARY KEY,
    due      date    NOT NULL,
    notified boolean NOT NULL,
    missed   boolean NOT NULL,
    calendar text    NOT NULL
);
CREATE INDEX breach_due ON breach (due, case_id);

-- Orders to holders, one for each reference that the case binds.
CREATE TABLE holder_command (
    order_id       uuid        PRIMARY KEY,
    kind           text        NOT NULL,
    case_id        uuid        NOT NULL,
    subject        text        NOT NULL,
    categories     text[]      NOT NULL,
    block_id       uuid,
    value_ref      text,
    value_commitment text,
    correlation    uuid        NOT NULL,
    at             timestamptz NOT NULL,
    settled        boolean     NOT NULL DEFAULT false,
    repeats        integer     NOT NULL DEFAULT 0,
    repeat_at      timestamptz NOT NULL
);
CREATE INDEX holder_command_case ON holder_command (case_id);
CREATE INDEX holder_command_value ON holder_command (value_ref) WHERE value_ref IS NOT NULL;
CREATE INDEX holder_command_open ON holder_command (repeat_at) WHERE NOT settled;

-- The latest answer of each holder.
CREATE TABLE holder_answer (
    order_id uuid        NOT NULL,
    holder   text        NOT NULL,
    outcome  text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (order_id, holder)
);
