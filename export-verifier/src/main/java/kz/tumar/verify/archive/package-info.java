/// Owns the one ZIP form that an export may have, and reads its files once, hashing as it goes.
/// Must not know what is inside the files.
@NullMarked
package kz.tumar.verify.archive;

import org.jspecify.annotations.NullMarked;
