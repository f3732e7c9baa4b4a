/// Owns what held for a person at the end of a day, told by the facts of the log alone, each with its place in it.
/// It must not know a database, HTTP or a clock.
@NullMarked
package kz.tumar.audit.history;

import org.jspecify.annotations.NullMarked;
