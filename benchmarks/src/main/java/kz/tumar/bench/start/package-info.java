/// Owns the benchmark of starting the whole stack, beside as many bare starts of a Java process.
/// Must not know what the processes are.
@NullMarked
package kz.tumar.bench.start;

import org.jspecify.annotations.NullMarked;
