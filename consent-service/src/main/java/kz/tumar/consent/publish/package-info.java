/// Owns the reading of the operator's policy file at start and on change, and its announcement once a version.
/// Must not know what a policy is used for.
@NullMarked
package kz.tumar.consent.publish;

import org.jspecify.annotations.NullMarked;
