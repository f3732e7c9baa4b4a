/// Owns what this service makes of claims and facts: one handler a kind.
/// Must not know HTTP or the scheduler's work; it decides by what decision/ says and ledger/ holds.
@NullMarked
package kz.tumar.retention.listen;

import org.jspecify.annotations.NullMarked;
