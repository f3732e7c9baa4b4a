-- What is put on a holder's commands topic also lies in that holder's box, for systems that speak HTTP and not Kafka.
--
-- Rows are read in the order of their transactions, and only those older than every transaction still running: so a row
-- that commits late can't slip in behind a cursor that has passed its place.
CREATE TABLE command_box (
    holder    text        NOT NULL,
    xact      xid8        NOT NULL DEFAULT pg_current_xact_id(),
    id        bigint      GENERATED ALWAYS AS IDENTITY,
    command   bytea       NOT NULL,
    posted_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (holder, xact, id)
);
CREATE INDEX command_box_age ON command_box (posted_at);

CREATE FUNCTION post_to_command_box() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO command_box (holder, command) VALUES (split_part(NEW.topic, '.', 2), NEW.value);
    RETURN NULL;
END
$$;

CREATE TRIGGER post_to_command_box
    AFTER INSERT ON delivery_outbox
    FOR EACH ROW WHEN (NEW.topic LIKE 'company.%.commands')
    EXECUTE FUNCTION post_to_command_box();
