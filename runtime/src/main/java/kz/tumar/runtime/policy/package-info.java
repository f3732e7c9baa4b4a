/// Owns the versions of the operator's policy that this service has read from the topics, and the calendars that go
/// with them.
/// Must not know what the policy is used for.
@NullMarked
package kz.tumar.runtime.policy;

import org.jspecify.annotations.NullMarked;
