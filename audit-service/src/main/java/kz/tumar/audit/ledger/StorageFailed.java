package kz.tumar.audit.ledger;

/// The database didn't do what was asked of it: an outage, or something is missing that must be there.
public final class StorageFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageFailed(String what, Throwable cause) {
        super(what, cause);
    }
}
