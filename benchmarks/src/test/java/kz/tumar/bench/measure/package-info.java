/// Owns the tests of the package of this name.
/// Must not know a server: nothing here is started.
@NullMarked
package kz.tumar.bench.measure;

import org.jspecify.annotations.NullMarked;
