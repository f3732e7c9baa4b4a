/// Owns what others confirm of the log: its tlog-policy, asking witnesses for cosignatures, and what they answered.
/// It must not know how entries come into the log, and nothing here may hold it up.
@NullMarked
package kz.tumar.audit.witness;

import org.jspecify.annotations.NullMarked;
