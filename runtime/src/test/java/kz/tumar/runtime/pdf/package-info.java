/// Owns tests of how pages are printed.
/// Must not know what a page says.
@NullMarked
package kz.tumar.runtime.pdf;

import org.jspecify.annotations.NullMarked;
