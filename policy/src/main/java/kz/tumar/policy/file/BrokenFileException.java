package kz.tumar.policy.file;

/// A service can't start with this file. The message holds every flaw, for a terminal.
public final class BrokenFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenFileException(Result.Broken<?> broken) {
        super(broken.format());
    }
}
