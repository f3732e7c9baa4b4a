/// Owns how the log runs inside this service: its configuration, its start and its end.
/// It must not know what is asked over HTTP.
@NullMarked
package kz.tumar.audit.hosting;

import org.jspecify.annotations.NullMarked;
