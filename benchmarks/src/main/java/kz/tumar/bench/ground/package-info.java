/// Owns the ground a benchmark stands on: broker, database and issuer on the loopback address, services as processes,
/// all gone
/// afterwards. Must not know what is measured on it.
@NullMarked
package kz.tumar.bench.ground;

import org.jspecify.annotations.NullMarked;
