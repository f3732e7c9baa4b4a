/// Owns the HTTP side that only reads: cases in the order of their due dates, why a date is where it is, blocks.
/// Must not change anything.
@NullMarked
package kz.tumar.request.lookup;

import org.jspecify.annotations.NullMarked;
