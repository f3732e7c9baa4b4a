/// Owns holds: cases of the operator for which data is not destroyed, and their release.
/// Must not know HTTP or rows' forms; it says what follows through announce/.
@NullMarked
package kz.tumar.retention.hold;

import org.jspecify.annotations.NullMarked;
