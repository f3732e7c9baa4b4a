/// Owns reading a whole log again, live or mirrored, and holding all of it against its signed checkpoint.
/// Must not know how the log was written, nor change anything.
@NullMarked
package kz.tumar.verify.fsck;

import org.jspecify.annotations.NullMarked;
