/// Owns `query`: what people ask of the log's entries while it grows tenfold.
/// Must not know how entries are found.
@NullMarked
package kz.tumar.bench.query;

import org.jspecify.annotations.NullMarked;
