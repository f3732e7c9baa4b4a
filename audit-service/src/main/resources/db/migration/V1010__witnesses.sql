-- What witnesses confirmed: the checkpoint with the line of one of them. Like all that was said of the log it only grows.
CREATE TABLE cosignatures (
    size bigint NOT NULL,
    vkey text NOT NULL,
    note text NOT NULL,
    PRIMARY KEY (size, vkey)
);
CREATE INDEX cosignatures_vkey ON cosignatures (vkey, size);
SELECT make_append_only('cosignatures');
