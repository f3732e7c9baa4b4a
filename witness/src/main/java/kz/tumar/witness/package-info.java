/// Owns a witness of transparency logs: what it saw last of each log, and its cosignatures (C2SP tlog-witness).
/// It must not know anything of ours, nor what the entries of a log say.
@NullMarked
package kz.tumar.witness;

import org.jspecify.annotations.NullMarked;
