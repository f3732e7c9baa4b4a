/// Owns the reading again of what is stored, for as long as the log lives, to find what changed by itself or by a hand.
/// It must not know how the log is written.
@NullMarked
package kz.tumar.audit.scrub;

import org.jspecify.annotations.NullMarked;
