/// Owns what is this service's own about sealed content: who reads a proof, and the report of identifiers that a
/// rebuild
/// could not bring back. Must not know how content is sealed and opened; that is `kz.tumar.sealing`.
@NullMarked
package kz.tumar.consent.sealing;

import org.jspecify.annotations.NullMarked;
