-- The inbox narrowed down to a kind, in its order.
CREATE INDEX request_case_open_kind ON request_case (kind, due, case_id) WHERE NOT closed;

-- What systems did although processing was blocked, the latest first.
CREATE INDEX case_fact_alarm ON case_fact (at DESC, seq DESC) WHERE type = 'kz.tumar.BlockAlarmed.v1';
