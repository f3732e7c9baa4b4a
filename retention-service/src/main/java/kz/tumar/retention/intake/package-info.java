/// Owns what people do here over HTTP.
/// Must not know rows; it goes through approve/, hold/, holder/ and schedule/.
@NullMarked
package kz.tumar.retention.intake;

import org.jspecify.annotations.NullMarked;
