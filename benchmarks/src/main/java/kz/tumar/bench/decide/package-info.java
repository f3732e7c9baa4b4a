/// Owns the benchmark of decisions over HTTP, beside the endpoint of one primary-key SELECT and one that says hello.
/// Must not know how a decision is come to.
@NullMarked
package kz.tumar.bench.decide;

import org.jspecify.annotations.NullMarked;
