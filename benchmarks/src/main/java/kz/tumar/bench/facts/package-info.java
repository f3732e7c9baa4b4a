/// Owns the facts that the load is made of: valid, about 600 bytes, as many different ones as wanted.
/// Must not know what they are sent to.
@NullMarked
package kz.tumar.bench.facts;

import org.jspecify.annotations.NullMarked;
