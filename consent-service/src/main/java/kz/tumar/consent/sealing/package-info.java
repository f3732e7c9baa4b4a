/// Owns this service's vault: its opening at start, and the report of sealed values that a rebuild could not bring
/// back.
/// Must not know what is sealed, nor who may open it.
@NullMarked
package kz.tumar.consent.sealing;

import org.jspecify.annotations.NullMarked;
