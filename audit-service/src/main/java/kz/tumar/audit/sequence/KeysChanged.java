package kz.tumar.audit.sequence;

/// The log's keys aren't the ones this term began with, whoever changed them; nothing more is signed with those.
final class KeysChanged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysChanged() {
        super("the log's keys were changed");
    }
}
