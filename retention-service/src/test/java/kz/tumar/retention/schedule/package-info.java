/// Owns tests of the schedule by itself, and the stand-in for the scheduler of another process.
/// Must not know what else the service does.
@NullMarked
package kz.tumar.retention.schedule;

import org.jspecify.annotations.NullMarked;
