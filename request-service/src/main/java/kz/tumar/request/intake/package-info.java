/// Owns the HTTP side that changes something: requests filed, cases worked, inquiries registered.
/// Must not know tables, nor how facts are delivered.
@NullMarked
package kz.tumar.request.intake;

import org.jspecify.annotations.NullMarked;
