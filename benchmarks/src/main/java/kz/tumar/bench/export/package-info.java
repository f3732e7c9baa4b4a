/// Owns `export`: from an order over HTTP to a finished package of a full log, beside what the database gives at most.
/// Must not know how packages are made.
@NullMarked
package kz.tumar.bench.export;

import org.jspecify.annotations.NullMarked;
