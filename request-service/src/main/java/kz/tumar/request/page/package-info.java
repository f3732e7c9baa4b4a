/// Owns what the pages for the public have in common: language, words, frame and headers.
/// Must not know what the pages are about.
@NullMarked
package kz.tumar.request.page;

import org.jspecify.annotations.NullMarked;
