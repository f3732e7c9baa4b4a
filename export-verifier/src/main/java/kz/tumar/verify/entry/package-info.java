/// Owns what one entry says that a verifier needs: whom it is about, its number, and what it states of heads.
/// Must not know where the entry comes from, nor whether it is in a log.
@NullMarked
package kz.tumar.verify.entry;

import org.jspecify.annotations.NullMarked;
