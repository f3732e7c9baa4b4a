/// Owns the log's rows: every SQL statement about entries, identities, tiles, batches, checkpoints and exports.
/// It must not know Kafka, HTTP or when something is to be written.
@NullMarked
package kz.tumar.audit.ledger;

import org.jspecify.annotations.NullMarked;
