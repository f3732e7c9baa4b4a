/// Owns how events are delivered: at-least-once transport with exactly-once effect, from outbox to inbox, and
/// what happens when it fails. Must not know what any event means; a service says that through its {@link
/// kz.tumar.delivery.Behaviour}.
@NullMarked
package kz.tumar.delivery;

import org.jspecify.annotations.NullMarked;
