/// Owns the one writer of the log: reading facts, numbering, appending, signing in the order that can't be taken back,
/// refusing and recovering.
/// It must not know HTTP or who reads the log.
@NullMarked
package kz.tumar.audit.sequence;

import org.jspecify.annotations.NullMarked;
