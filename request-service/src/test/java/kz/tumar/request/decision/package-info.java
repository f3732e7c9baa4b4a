/// Owns the tests of what may follow from what, against the operator's real policy and calendar.
/// Must not know any framework.
@NullMarked
package kz.tumar.request.decision;

import org.jspecify.annotations.NullMarked;
