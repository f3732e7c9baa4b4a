/// Owns the tests of what follows from claims and facts.
/// Must not know HTTP.
@NullMarked
package kz.tumar.consent.listen;

import org.jspecify.annotations.NullMarked;
