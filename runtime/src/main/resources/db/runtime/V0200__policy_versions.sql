-- Versions of the policy as published on tumar.policy, and the documents behind them as published on tumar.policy.documents.
CREATE TABLE policy_document (
    sha256  text PRIMARY KEY,
    content text NOT NULL
);

CREATE TABLE policy_version (
    version          text PRIMARY KEY,
    document         text NOT NULL,
    calendar_version text NOT NULL,
    calendar         text NOT NULL,
    effective_from   date NOT NULL
);
