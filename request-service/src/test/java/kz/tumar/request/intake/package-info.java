/// Owns the tests of who may do what to a case.
/// Must not know how HTTP carries it.
@NullMarked
package kz.tumar.request.intake;

import org.jspecify.annotations.NullMarked;
