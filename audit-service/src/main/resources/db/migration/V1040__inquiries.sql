-- Exports that an inquiry of the authority asked for, and how far the log was looked through for inquiries.
ALTER TABLE exports ADD COLUMN inquiry uuid;
CREATE INDEX exports_inquiry ON exports (inquiry) WHERE inquiry IS NOT NULL;

CREATE TABLE inquiry_position (
    only_one   boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    next_index bigint NOT NULL
);
REVOKE ALL ON inquiry_position FROM audit;
GRANT SELECT, INSERT, UPDATE ON inquiry_position TO audit;
