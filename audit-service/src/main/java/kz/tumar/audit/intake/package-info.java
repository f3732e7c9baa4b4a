/// Owns the HTTP faces of the log: tiles and checkpoints, queries, proofs, exports.
/// It must not know SQL or Kafka.
@NullMarked
package kz.tumar.audit.intake;

import org.jspecify.annotations.NullMarked;
