/// Owns how failures leave over HTTP: RFC 9457 problem details with stable types and constant titles, never a value.
/// Must not know the resources that fail.
@NullMarked
package kz.tumar.runtime.problem;

import org.jspecify.annotations.NullMarked;
