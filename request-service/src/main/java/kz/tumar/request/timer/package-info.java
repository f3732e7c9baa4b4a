/// Owns what falls due by the clock: missed dates become facts, unanswered commands go out again.
/// Must not decide anything that its timer's cause does not say.
@NullMarked
package kz.tumar.request.timer;

import org.jspecify.annotations.NullMarked;
