package kz.tumar.vault;

/// The value is larger than the configured limit; nothing was written and the transaction is still usable.
public final class ValueTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int limitBytes;

    ValueTooLargeException(int limitBytes) {
        super("the value is larger than the limit of " + limitBytes + " bytes; send a smaller one or raise the limit");
        this.limitBytes = limitBytes;
    }

    /// The limit that was passed, in bytes.
    public int limitBytes() {
        return limitBytes;
    }
}
