/// Owns what all pages for people share: their words, languages, headers, and who is visiting.
/// Must not know what any page says, nor decide anything.
@NullMarked
package kz.tumar.consent.page;

import org.jspecify.annotations.NullMarked;
