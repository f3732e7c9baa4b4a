/// Owns the HTTP side that only reads: decisions, the policy and a person's history.
/// Must not change anything, nor hold state of its own.
@NullMarked
package kz.tumar.consent.lookup;

import org.jspecify.annotations.NullMarked;
