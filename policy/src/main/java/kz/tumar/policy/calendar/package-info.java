/// Owns the counting of working days under a versioned national calendar, and the explanation of every date it gives.
/// Must not know the current time, any deadline rule, or how the calendar file is read.
@NullMarked
package kz.tumar.policy.calendar;

import org.jspecify.annotations.NullMarked;
