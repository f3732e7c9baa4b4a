package kz.tumar.vault;

/// A sealed row doesn't fit its key, its place or its commitment: it was damaged, moved or tampered with. It is
/// never a normal answer; a person must look at it.
public final class SealBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SealBrokenException(VaultRef ref, String what, Throwable cause) {
        super("sealed value " + ref.value() + ": " + what, cause);
    }

    SealBrokenException(VaultRef ref, String what) {
        super("sealed value " + ref.value() + ": " + what);
    }

    SealBrokenException(Subject subject, Category category, String what) {
        super("data key of " + subject.ref() + " for " + category.code() + ": " + what);
    }

    SealBrokenException(Subject subject, Category category, Throwable cause) {
        super(
                "the data key of " + subject.ref() + " for " + category.code()
                        + " doesn't fit its row or the key ring: it was damaged, moved or tampered with",
                cause);
    }
}
