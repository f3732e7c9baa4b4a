/// Owns `prove`: proofs of single entries of a large log, beside reading rows of it by their keys.
/// Must not know how proofs are made.
@NullMarked
package kz.tumar.bench.prove;

import org.jspecify.annotations.NullMarked;
