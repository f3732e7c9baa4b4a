/// Owns the HTTP side that changes something: references, links and sealing.
/// Must not know tables, nor how facts are delivered.
@NullMarked
package kz.tumar.consent.intake;

import org.jspecify.annotations.NullMarked;
