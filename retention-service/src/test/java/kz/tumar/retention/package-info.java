/// Owns the tests of retention-service and what they share.
/// Must not know how other services decide; they are simulated by their facts.
@NullMarked
package kz.tumar.retention;

import org.jspecify.annotations.NullMarked;
