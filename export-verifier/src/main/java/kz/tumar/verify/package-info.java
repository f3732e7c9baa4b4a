/// Owns the checks that decide whether an export is whole, unchanged and signed by somebody the reader trusts.
/// Must not know the service that makes exports, nor any other code of this house: the two are written independently.
@NullMarked
package kz.tumar.verify;

import org.jspecify.annotations.NullMarked;
