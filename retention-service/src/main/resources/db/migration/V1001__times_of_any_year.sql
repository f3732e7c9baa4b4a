-- A bigint of nanoseconds holds no time before 1677; what was logged has to be borne whatever its time.
ALTER TABLE known ALTER COLUMN at_nanos TYPE numeric;
ALTER TABLE link ALTER COLUMN at_nanos TYPE numeric;
