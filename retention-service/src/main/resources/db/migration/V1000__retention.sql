-- What is known of a person: one row for each thing, the latest. It follows from the set of facts seen, not their order.
-- Nanoseconds are numeric: what was logged has to be borne, whatever its time.
CREATE TABLE known (
    subject  text   NOT NULL,
    kind     text   NOT NULL,
    key      text   NOT NULL,
    at_nanos numeric NOT NULL,
    id       text   NOT NULL COLLATE "C",
    content  jsonb  NOT NULL,
    PRIMARY KEY (subject, kind, key)
);

-- Which references are one person's; each link stands in both directions.
CREATE TABLE link (
    subject  text    NOT NULL,
    other    text    NOT NULL,
    linked   boolean NOT NULL,
    at_nanos numeric NOT NULL,
    id       text    NOT NULL COLLATE "C",
    PRIMARY KEY (subject, other)
);

-- Which reference a block or case was opened under is told by the fact that closes it; nothing more is needed here.

-- The last assessment of each question under a reference.
CREATE TABLE assessment (
    subject       text        NOT NULL,
    question      text        NOT NULL,
    assessment_id uuid        NOT NULL,
    content       jsonb       NOT NULL,
    at            timestamptz NOT NULL,
    undecided     boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (subject, question)
);
CREATE INDEX assessment_undecided ON assessment (at, subject, question) WHERE undecided;

-- Orders to destroy; their state is the fold of their facts, kept here to be found by. arrived_at is when the order came
-- to be here, whatever its claim says of its time; counted tells whether a brake counts it.
CREATE TABLE destruction (
    order_id       uuid PRIMARY KEY,
    subject        text        NOT NULL,
    question       text        NOT NULL,
    system         text        NOT NULL,
    state          text        NOT NULL,
    not_before     timestamptz NOT NULL,
    due_on         date        NOT NULL,
    scheduled_at   timestamptz NOT NULL,
    ordered_at     timestamptz,
    ordered_under  text,
    policy_version text        NOT NULL,
    correlation    uuid        NOT NULL,
    trace          text,
    why            jsonb       NOT NULL,
    act_number     text UNIQUE,
    act            text,
    arrived_at     timestamptz NOT NULL DEFAULT now(),
    counted        boolean     NOT NULL DEFAULT true
);
CREATE INDEX destruction_subject ON destruction (subject);
CREATE INDEX destruction_live ON destruction (subject) WHERE state IN ('SCHEDULED', 'ORDERED');
CREATE INDEX destruction_state ON destruction (state, scheduled_at);
CREATE INDEX destruction_ordered ON destruction (ordered_at) WHERE ordered_at IS NOT NULL AND counted;
CREATE INDEX destruction_system ON destruction (system, arrived_at) WHERE state = 'SCHEDULED';
CREATE INDEX destruction_day ON destruction (due_on, order_id) WHERE state = 'SCHEDULED';

CREATE TABLE order_fact (
    order_id uuid        NOT NULL,
    n        bigint GENERATED ALWAYS AS IDENTITY,
    event_id uuid        NOT NULL,
    type     text        NOT NULL,
    at       timestamptz NOT NULL,
    content  jsonb       NOT NULL,
    PRIMARY KEY (order_id, n)
);

-- What the scheduler takes, with SKIP LOCKED; nobody else locks these rows.
CREATE TABLE destruction_due (
    order_id   uuid PRIMARY KEY,
    subject    text        NOT NULL,
    not_before timestamptz NOT NULL,
    arrived_at timestamptz NOT NULL DEFAULT now(),
    awaits     boolean     NOT NULL DEFAULT false
);
CREATE INDEX destruction_due_time ON destruction_due (not_before) WHERE NOT awaits;
CREATE INDEX destruction_due_awaits ON destruction_due (not_before, order_id) WHERE awaits;
CREATE INDEX destruction_due_arrived ON destruction_due (arrived_at);

-- Who approved an order; each person once.
CREATE TABLE order_approval (
    order_id uuid    NOT NULL,
    officer  text    NOT NULL,
    last     boolean NOT NULL,
    PRIMARY KEY (order_id, officer)
);

-- Holds, for lists; what they hold is told by what is known of each person.
CREATE TABLE hold (
    hold_id     uuid        NOT NULL,
    subject     text        NOT NULL,
    number      text        NOT NULL,
    reason      text        NOT NULL,
    categories  text[]      NOT NULL,
    owner       text        NOT NULL,
    review_on   date        NOT NULL,
    placed_at   timestamptz NOT NULL,
    released_at timestamptz,
    PRIMARY KEY (hold_id, subject)
);
CREATE INDEX hold_review ON hold (review_on, hold_id, subject) WHERE released_at IS NULL;
CREATE INDEX hold_subject ON hold (subject);

-- Decisions of persons that others still have to agree to.
CREATE TABLE proposal (
    decision_id uuid PRIMARY KEY,
    subject     text        NOT NULL,
    content     jsonb       NOT NULL,
    officers    text[]      NOT NULL,
    at          timestamptz NOT NULL
);

-- Who took part in a decision: nobody approves what follows from their own.
CREATE TABLE decided_by (
    subject  text NOT NULL,
    question text NOT NULL,
    category text NOT NULL,
    officer  text NOT NULL,
    PRIMARY KEY (subject, question, category, officer)
);

-- Orders to stop processing for a purpose.
CREATE TABLE stop_order (
    order_id       uuid PRIMARY KEY,
    subject        text        NOT NULL,
    purpose        text        NOT NULL,
    at             timestamptz NOT NULL,
    policy_version text        NOT NULL,
    correlation    uuid        NOT NULL,
    trace          text
);

-- Commands that follow from facts and have not been given yet; taken with SKIP LOCKED.
CREATE TABLE command_due (
    order_id uuid NOT NULL,
    command  text NOT NULL,
    subject  text NOT NULL,
    PRIMARY KEY (order_id, command)
);

-- What each holder was told, and how it answered.
CREATE TABLE holder_order (
    order_id uuid        NOT NULL,
    command  text        NOT NULL,
    holder   text        NOT NULL,
    subject  text        NOT NULL,
    state    text        NOT NULL,
    due      timestamptz,
    next_at  timestamptz,
    attempts integer     NOT NULL DEFAULT 0,
    overdue  boolean     NOT NULL DEFAULT false,
    message  text,
    PRIMARY KEY (order_id, command, holder)
);
CREATE INDEX holder_order_next ON holder_order (next_at) WHERE state IN ('SENT', 'ACCEPTED', 'FAILED');
CREATE INDEX holder_order_overdue ON holder_order (due) WHERE overdue AND state NOT IN ('DONE', 'CLOSED');
CREATE INDEX holder_order_late ON holder_order (due)
    WHERE command IN ('DESTROY', 'STOP') AND NOT overdue AND state IN ('SENT', 'ACCEPTED', 'FAILED', 'REFUSED', 'TASK');
CREATE INDEX holder_order_observed ON holder_order (holder, order_id, command) WHERE state = 'OBSERVED';
CREATE INDEX holder_order_task ON holder_order (due) WHERE state = 'TASK';

-- Systems that an order made our answers bind; one that the policy lets observe first is commanded nothing until then.
CREATE TABLE enforced_system (
    system text PRIMARY KEY,
    at     timestamptz NOT NULL
);

-- Days on which a person's data is looked at again.
CREATE TABLE review (
    subject   text NOT NULL,
    question  text NOT NULL,
    item      text NOT NULL,
    review_on date NOT NULL,
    PRIMARY KEY (subject, question, item)
);
CREATE INDEX review_day ON review (review_on);

-- The brake: while paused, nothing is ordered. Since released_at it counts anew.
CREATE TABLE brake (
    one         boolean PRIMARY KEY DEFAULT true CHECK (one),
    paused_at   timestamptz,
    code        text,
    released_at timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO brake DEFAULT VALUES;

-- Who approved that destruction goes on; each person once.
CREATE TABLE brake_approval (
    officer text PRIMARY KEY
);

-- What people take back in a system's name: everything on the schedule that came of its claims between two moments.
CREATE TABLE taking_back (
    job_id    uuid PRIMARY KEY,
    system    text        NOT NULL,
    since     timestamptz NOT NULL,
    upto      timestamptz NOT NULL,
    next_at   timestamptz NOT NULL,
    next_id   uuid        NOT NULL,
    actor     jsonb       NOT NULL,
    looked_at bigint      NOT NULL DEFAULT 0,
    taken     bigint      NOT NULL DEFAULT 0,
    done      boolean     NOT NULL DEFAULT false
);

-- Claims about many at once; their lines are what the sender sent, and no fact tells them until they count.
CREATE TABLE manifest (
    digest    text PRIMARY KEY,
    system    text        NOT NULL,
    lines     integer     NOT NULL,
    at        timestamptz NOT NULL,
    approved  boolean     NOT NULL DEFAULT false,
    next_line integer     NOT NULL DEFAULT 1,
    refused   integer     NOT NULL DEFAULT 0,
    done      boolean     NOT NULL DEFAULT false
);
CREATE INDEX manifest_open ON manifest (at) WHERE approved AND NOT done;

CREATE TABLE manifest_line (
    digest           text    NOT NULL,
    line             integer NOT NULL,
    subject          text    NOT NULL,
    purpose          text    NOT NULL,
    subject_category text    NOT NULL,
    achieved_on      date    NOT NULL,
    PRIMARY KEY (digest, line)
);

CREATE TABLE manifest_approval (
    digest  text NOT NULL,
    officer text NOT NULL,
    PRIMARY KEY (digest, officer)
);
