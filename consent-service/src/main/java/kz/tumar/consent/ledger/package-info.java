/// Owns the rows of this service: a fold of its own facts and of what other services stated, read back as
/// statements.
/// Must not know what the rows mean, nor who asks.
@NullMarked
package kz.tumar.consent.ledger;

import org.jspecify.annotations.NullMarked;
