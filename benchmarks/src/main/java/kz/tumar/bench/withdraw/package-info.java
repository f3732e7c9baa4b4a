/// Owns the benchmark of a withdrawal's way through the whole stack to the holder's command.
/// Must not know the services in between.
@NullMarked
package kz.tumar.bench.withdraw;

import org.jspecify.annotations.NullMarked;
