package kz.tumar.delivery;

/// Leaves the transaction of a batch whose partition this consumer does not own any more, or not where it
/// thought.
final class OwnershipLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OwnershipLost() {
        super("a partition is owned by another consumer", null, false, false);
    }
}
