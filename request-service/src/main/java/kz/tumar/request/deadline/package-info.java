/// Owns when a request must be answered under both profiles, why on that date, and how urgent it is.
/// Must not know the current time nor where cases are kept.
@NullMarked
package kz.tumar.request.deadline;

import org.jspecify.annotations.NullMarked;
