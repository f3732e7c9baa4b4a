/// Owns what this service makes of the events it reads: claims into facts, facts into rows.
/// Must not know HTTP, nor how events are delivered.
@NullMarked
package kz.tumar.consent.listen;

import org.jspecify.annotations.NullMarked;
