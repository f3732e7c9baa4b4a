package kz.tumar.vault;

import java.nio.file.Path;
import java.util.UUID;

/// The key ring can't be used. Every message says what is wrong, with which file, and what to do; none holds key
/// bytes. A service that meets one must not become ready, and nothing is ever repaired by making a new ring.
public abstract sealed class KeyRingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyRingException(String message) {
        super(message);
    }

    KeyRingException(String message, Throwable cause) {
        super(message, cause);
    }

    /// The database holds sealed data and the file isn't there.
    public static final class Missing extends KeyRingException {
        private static final long serialVersionUID = 1L;

        Missing(Path file, UUID ring) {
            super("key ring " + ring + " isn't at " + file + ", and this database holds data sealed with it. "
                    + "Put back the copy of the file; a new ring could never open that data, so none is made");
        }
    }

    /// Someone other than the owner may read or change the file.
    public static final class Exposed extends KeyRingException {
        private static final long serialVersionUID = 1L;

        Exposed(Path file, String permissions) {
            super("key ring " + file + " has permissions " + permissions + ": others than its owner can reach it. "
                    + "Find out who could read it, then set it to 0600");
        }
    }

    /// The file's text isn't what was written.
    public static final class Corrupt extends KeyRingException {
        private static final long serialVersionUID = 1L;

        Corrupt(Path file, String what) {
            super("key ring " + file + " is damaged: " + what + ". Put back the copy of the file");
        }
    }

    /// The file is a whole ring, but of another database or another service.
    public static final class Foreign extends KeyRingException {
        private static final long serialVersionUID = 1L;

        Foreign(Path file, String what) {
            super("key ring " + file + " belongs elsewhere: " + what
                    + ". Point to the ring this database was sealed with");
        }
    }

    /// The file is an older copy: the database knows of an epoch that began after it was made.
    public static final class Outdated extends KeyRingException {
        private static final long serialVersionUID = 1L;

        Outdated(Path file, int newest) {
            super("key ring " + file + " is an older copy: it has no key for epoch " + newest
                    + ", which this database writes under. Put back the latest copy of the file");
        }
    }

    /// The ring has no key for an epoch: it was destroyed, or the file is an older copy.
    public static final class EpochAbsent extends KeyRingException {
        private static final long serialVersionUID = 1L;

        private final int epoch;

        EpochAbsent(int epoch) {
            super("the key ring has no key for epoch " + epoch
                    + ": it was destroyed, and with it whatever only it opens; " + "or the ring file is an older copy");
            this.epoch = epoch;
        }

        /// The epoch without a key.
        public int epoch() {
            return epoch;
        }
    }

    /// The file can't be read or written.
    public static final class Unusable extends KeyRingException {
        private static final long serialVersionUID = 1L;

        Unusable(Path file, Throwable cause) {
            super(
                    "key ring " + file + " can't be read or written ("
                            + cause.getClass().getSimpleName()
                            + "). Check that its folder exists, belongs to this service and keeps POSIX permissions",
                    cause);
        }
    }
}
