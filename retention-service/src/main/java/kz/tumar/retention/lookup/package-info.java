/// Owns the read side: orders, acts, schedule, and why data is still kept.
/// Must not change anything.
@NullMarked
package kz.tumar.retention.lookup;

import org.jspecify.annotations.NullMarked;
