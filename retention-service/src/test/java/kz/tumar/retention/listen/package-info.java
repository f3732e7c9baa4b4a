/// Owns the tests of what is remembered of other services' facts.
/// Must not know HTTP.
@NullMarked
package kz.tumar.retention.listen;

import org.jspecify.annotations.NullMarked;
