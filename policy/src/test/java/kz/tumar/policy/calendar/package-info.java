/// Owns the tests of counting working days.
/// Must not know any deadline rule.
@NullMarked
package kz.tumar.policy.calendar;

import org.jspecify.annotations.NullMarked;
