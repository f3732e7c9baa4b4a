/// Owns the HTTP ways in that every service shares: claims, and events that were put aside.
/// Must not know what a claim means; the service's behaviour decides.
@NullMarked
package kz.tumar.runtime.intake;

import org.jspecify.annotations.NullMarked;
