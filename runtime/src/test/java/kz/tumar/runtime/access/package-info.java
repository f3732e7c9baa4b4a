/// Owns tests of who a caller is.
/// Must not know the issuer.
@NullMarked
package kz.tumar.runtime.access;

import org.jspecify.annotations.NullMarked;
