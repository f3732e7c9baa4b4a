package kz.tumar.verify.refusal;

import java.util.List;

/// Ends the checking of a package at the first thing that is wrong. It becomes a verdict at the one place that
/// started the checking; it is thrown, not returned, because it leaves a dozen nested readers at once.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<String> details;

    public Refused(Reason reason, Object... details) {
        super(reason.code(), null, false, false);
        this.reason = reason;
        this.details = List.of(details).stream().map(String::valueOf).toList();
    }

    public Reason reason() {
        return reason;
    }

    /// Places and figures for the sentence of this reason, in its order; never contents of records.
    public List<String> details() {
        return details;
    }
}
