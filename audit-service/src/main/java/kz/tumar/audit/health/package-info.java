/// Owns what the log says of its own condition.
/// It must not know more than the log's state and what was found on reading it again.
@NullMarked
package kz.tumar.audit.health;

import org.jspecify.annotations.NullMarked;
