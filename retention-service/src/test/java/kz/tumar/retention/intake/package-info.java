/// Owns tests of what callers send.
/// Must not know a broker or a database.
@NullMarked
package kz.tumar.retention.intake;

import org.jspecify.annotations.NullMarked;
