/// Owns `recover`: every process of a whole stack killed under load, and how long until nothing is behind any more.
/// Must not know how a service comes back.
@NullMarked
package kz.tumar.bench.recover;

import org.jspecify.annotations.NullMarked;
