package kz.tumar.audit.sequence;

/// The log must not be signed as it is. Nothing that the service does by itself can change that.
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal why;

    Refused(Refusal why) {
        super(why.name());
        this.why = why;
    }

    Refusal why() {
        return why;
    }
}
