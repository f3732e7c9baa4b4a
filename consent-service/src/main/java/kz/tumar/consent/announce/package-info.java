/// Owns what this service states by itself: consents that ran out or were superseded, noes counted by the hour.
/// Must not know HTTP, nor how events are delivered.
@NullMarked
package kz.tumar.consent.announce;

import org.jspecify.annotations.NullMarked;
