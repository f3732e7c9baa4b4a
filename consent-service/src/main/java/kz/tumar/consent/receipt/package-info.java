/// Owns the receipts that a person gets of what they said: as JSON-LD after ISO/IEC TS 27560, as a page to print, and
/// the nonce by which they can prove later that a record is theirs. Must not decide anything about a consent.
@NullMarked
package kz.tumar.consent.receipt;

import org.jspecify.annotations.NullMarked;
