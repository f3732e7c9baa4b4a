/// Owns the closed list of reasons why a package isn't verified.
/// Must not know how a reason is put into words.
@NullMarked
package kz.tumar.verify.refusal;

import org.jspecify.annotations.NullMarked;
