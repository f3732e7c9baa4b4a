/// Owns C2SP signed notes: verifier keys, Ed25519 signatures and the log's key file.
/// It must not know what the signed text means.
@NullMarked
package kz.tumar.audit.note;

import org.jspecify.annotations.NullMarked;
