/// Owns the smallest service that runtime can host, for its own tests.
/// Must not know what any event means.
@NullMarked
package kz.tumar.runtime.app;

import org.jspecify.annotations.NullMarked;
