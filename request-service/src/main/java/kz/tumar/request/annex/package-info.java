/// Owns the sealed annex of an inquiry: who the persons asked about are, checked when a letter is registered and opened
/// for who answers it. It must not know exports: what they commit to stands in the inquiry's own fact.
@NullMarked
package kz.tumar.request.annex;

import org.jspecify.annotations.NullMarked;
