/// Owns how what a person says on our own pages, or in a banner, becomes claims, and the exact texts they were shown.
/// Must not decide whether a claim holds: it goes the way of every other claim.
@NullMarked
package kz.tumar.consent.saying;

import org.jspecify.annotations.NullMarked;
