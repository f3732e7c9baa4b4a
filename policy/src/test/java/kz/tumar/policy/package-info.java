/// Owns the tests of the policy model and of the files that ship with it.
/// Must not know any service.
@NullMarked
package kz.tumar.policy;

import org.jspecify.annotations.NullMarked;
