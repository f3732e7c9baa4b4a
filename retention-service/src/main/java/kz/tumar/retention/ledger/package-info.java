/// Owns the rows: what is known of persons, what was decided about them, and what is due; everything but the brake is
/// folded from facts.
/// Must not know how anything is decided, or when.
@NullMarked
package kz.tumar.retention.ledger;

import org.jspecify.annotations.NullMarked;
