package kz.tumar.delivery;

import org.jspecify.annotations.Nullable;

/// An outage of the database or the broker: wrong now, not wrong for ever. Whoever meets it pauses, backs off
/// and tries again, and never skips.
public sealed class DeliveryException extends RuntimeException permits TooEarly {
    private static final long serialVersionUID = 1L;

    /// @param message what was being tried, without any content of events
    public DeliveryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
