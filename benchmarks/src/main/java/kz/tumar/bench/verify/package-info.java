/// Owns `verify`: the offline check of one package, by the command and by the page in a browser.
/// Must not know what they check.
@NullMarked
package kz.tumar.bench.verify;

import org.jspecify.annotations.NullMarked;
