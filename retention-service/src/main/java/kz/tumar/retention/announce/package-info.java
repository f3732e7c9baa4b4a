/// Owns how decisions become drafts of facts and commands, and how an act is written.
/// Must not know rows or when anything is due.
@NullMarked
package kz.tumar.retention.announce;

import org.jspecify.annotations.NullMarked;
