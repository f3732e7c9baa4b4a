package kz.tumar.delivery;

import java.time.Instant;
import kz.tumar.contract.Event;
import kz.tumar.contract.Payload;

/// An event that was read, matched its schema, came from whom it says, and is new to this service.
///
/// @param event the event
/// @param origin where it came in
/// @param receipt the topic's append time, or the time of the HTTP request: legal terms run from it, or from an
///     earlier registered one
/// @param waited true when this is asked again after {@link Decision.Waiting}; then it must be decided
public record Incoming<P extends Payload>(Event<P> event, Origin origin, Instant receipt, boolean waited) {}
