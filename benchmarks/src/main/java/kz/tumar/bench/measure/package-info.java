/// Owns the measuring itself: latencies from the intended send time, rates, processor time and memory of processes.
/// Must not know what is measured.
@NullMarked
package kz.tumar.bench.measure;

import org.jspecify.annotations.NullMarked;
