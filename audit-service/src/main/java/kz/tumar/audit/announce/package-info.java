/// Owns the facts of this service: who asked the log, which exports were made, and what must alarm.
/// It must not know how the log is stored.
@NullMarked
package kz.tumar.audit.announce;

import org.jspecify.annotations.NullMarked;
