/// Owns the rows of this service: a fold of its own facts, and what it remembers of other services' facts.
/// Must not know HTTP, nor decide anything.
@NullMarked
package kz.tumar.request.ledger;

import org.jspecify.annotations.NullMarked;
