/// Owns how a benchmark reads a topic from outside while it measures.
/// Must not know what is measured, nor what the records mean.
@NullMarked
package kz.tumar.bench.watch;

import org.jspecify.annotations.NullMarked;
