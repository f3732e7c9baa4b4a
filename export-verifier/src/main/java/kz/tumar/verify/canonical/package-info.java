/// Owns the reading of RFC 8785 canonical JSON: what isn't canonical isn't read.
/// Must not know what the values mean.
@NullMarked
package kz.tumar.verify.canonical;

import org.jspecify.annotations.NullMarked;
