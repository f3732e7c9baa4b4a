/// Owns the two endpoints that decisions are measured beside.
/// Must not know anything of Tumar.
@NullMarked
package kz.tumar.bench.ceiling;

import org.jspecify.annotations.NullMarked;
