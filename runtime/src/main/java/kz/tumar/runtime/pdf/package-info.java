/// Owns how a page for people is put together and printed as PDF/A: well-formed HTML in, the same bytes out every time.
/// Must not know what a page says, to whom, or in whose name.
@NullMarked
package kz.tumar.runtime.pdf;

import org.jspecify.annotations.NullMarked;
