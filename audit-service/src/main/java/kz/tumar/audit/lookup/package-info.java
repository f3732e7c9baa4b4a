/// Owns the read side of the log: filtered pages under a checkpoint, tiles and proofs.
/// It must not know HTTP or who asks, and serves nothing that isn't signed.
@NullMarked
package kz.tumar.audit.lookup;

import org.jspecify.annotations.NullMarked;
