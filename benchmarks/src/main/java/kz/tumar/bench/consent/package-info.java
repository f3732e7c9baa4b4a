/// Owns the benchmark `consent`: what recording a consent costs beside the statements alone. Must not know how a
/// consent
/// is decided.
@NullMarked
package kz.tumar.bench.consent;

import org.jspecify.annotations.NullMarked;
