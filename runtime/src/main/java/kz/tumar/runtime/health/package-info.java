/// Owns what every service says about its own condition.
/// Must not know more of delivery than its vitals.
@NullMarked
package kz.tumar.runtime.health;

import org.jspecify.annotations.NullMarked;
