/// Owns the sealing and revealing of personal content over HTTP, its destruction as a holder under order, and the
/// report
/// of what a rebuild could not bring back. Must not know which service keeps the content, nor why.
@NullMarked
package kz.tumar.sealing;

import org.jspecify.annotations.NullMarked;
