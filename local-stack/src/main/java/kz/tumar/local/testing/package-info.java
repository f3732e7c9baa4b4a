/// Owns the broker, database and issuer that tests of every module share within one JVM.
/// Must not know any test framework nor any service.
@NullMarked
package kz.tumar.local.testing;

import org.jspecify.annotations.NullMarked;
