/// Owns the tests of the package of this name.
/// Must not know a server: nothing here is started.
@NullMarked
package kz.tumar.bench.facts;

import org.jspecify.annotations.NullMarked;
