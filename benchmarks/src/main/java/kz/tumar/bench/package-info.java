/// Owns how benchmarks are chosen, run and reported: the table, the line for scripts, the files in `results/`.
/// Must not know how a service does its work: it is measured from outside, as the process that users run.
@NullMarked
package kz.tumar.bench;

import org.jspecify.annotations.NullMarked;
