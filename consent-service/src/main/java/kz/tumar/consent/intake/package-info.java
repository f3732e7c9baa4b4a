/// Owns the HTTP side that changes something: references and links.
/// Must not know tables, nor how facts are delivered.
@NullMarked
package kz.tumar.consent.intake;

import org.jspecify.annotations.NullMarked;
