/// Owns how delivery runs inside a Quarkus service: its transactions, its connections, its start and its end.
/// Must not know which service it is, or what any event means.
@NullMarked
package kz.tumar.runtime.hosting;

import org.jspecify.annotations.NullMarked;
