/// Owns C2SP signed notes, verifier keys and checkpoints.
/// Must not know which keys are trusted.
@NullMarked
package kz.tumar.verify.note;

import org.jspecify.annotations.NullMarked;
