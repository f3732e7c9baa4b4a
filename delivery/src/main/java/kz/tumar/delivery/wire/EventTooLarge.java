package kz.tumar.delivery.wire;

import kz.tumar.contract.Event;
import kz.tumar.contract.EventType;

/// An event that was to be written has more than {@link Event#MAX_BYTES}.
public final class EventTooLarge extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    EventTooLarge(EventType type) {
        super("an event of type " + type + " would be too large");
    }
}
