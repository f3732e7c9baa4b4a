package kz.tumar.delivery;

/// What an event needs to be understood was not read yet, as the policy that rules it: wrong now. The consumer
/// lets go of what it holds and begins again, {@link Behaviour#first} before everything else: applying the same
/// batch again would keep it from ever reading what it waits for.
public final class TooEarly extends DeliveryException {
    private static final long serialVersionUID = 1L;

    /// @param awaited what is waited for, without any content of events
    public TooEarly(String awaited) {
        super(awaited, null);
    }
}
