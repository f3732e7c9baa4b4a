package kz.tumar.vault;

import java.time.Instant;
import java.util.Arrays;

/// A value in the clear, for as long as this is open; closing wipes its bytes. The other parts are what the fact
/// about this opening needs: announcing it, in the same transaction, is the caller's duty.
public final class Opened implements Opening, AutoCloseable {

    private final Held held;
    private final OpeningReason reason;
    private final Opener opener;
    private final Instant openedAt;
    private final byte[] nonce;
    private final byte[] value;
    private boolean closed;

    Opened(Held held, OpeningReason reason, Opener opener, Instant openedAt, byte[] nonce, byte[] value) {
        this.held = held;
        this.reason = reason;
        this.opener = opener;
        this.openedAt = openedAt;
        this.nonce = nonce;
        this.value = value;
    }

    /// Which value this is, of whom, and its commitment.
    public Held held() {
        return held;
    }

    public OpeningReason reason() {
        return reason;
    }

    public Opener opener() {
        return opener;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /// The value itself, not a copy: it becomes zeros when this is closed.
    ///
    /// @throws IllegalStateException after closing
    public byte[] value() {
        requireOpen();
        return value;
    }

    /// The 32 bytes that prove the value against its commitment; whoever gets them and the value can check it
    /// alone.
    ///
    /// @throws IllegalStateException after closing
    public byte[] nonce() {
        requireOpen();
        return nonce;
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(value, (byte) 0);
        Arrays.fill(nonce, (byte) 0);
    }

    @Override
    public String toString() {
        return "Opened[ref=" + held.ref().value() + ", value=redacted]";
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this value was closed and wiped; open it again");
        }
    }
}
