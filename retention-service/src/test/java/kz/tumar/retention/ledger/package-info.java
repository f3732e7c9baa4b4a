/// Owns the tests of how what is known is kept.
/// Must not know HTTP.
@NullMarked
package kz.tumar.retention.ledger;

import org.jspecify.annotations.NullMarked;
