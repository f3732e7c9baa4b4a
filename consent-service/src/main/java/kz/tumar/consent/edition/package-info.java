/// Owns the public face of the policy: its versions, what differs between them, and the sheet that employees sign.
/// Must not publish a policy, nor know how decisions are made.
@NullMarked
package kz.tumar.consent.edition;

import org.jspecify.annotations.NullMarked;
