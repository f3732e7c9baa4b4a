/// Owns what people do here over HTTP.
/// Must not know rows; it goes through holder/ and schedule/.
@NullMarked
package kz.tumar.retention.intake;

import org.jspecify.annotations.NullMarked;
