package kz.tumar.local.stack;

/// The stack can't do what was asked; the message tells its user what is wrong and what to do, without a stack trace.
public final class StackRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StackRefused(String message) {
        super(message);
    }
}
