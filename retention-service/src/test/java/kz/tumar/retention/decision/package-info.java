/// Owns the tests of clause 8.4 as pure functions.
/// Must not know databases, brokers or clocks.
@NullMarked
package kz.tumar.retention.decision;

import org.jspecify.annotations.NullMarked;
