package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Who says so: `/company/<system>` for a claim, `/tumar/<service>` for a fact or command (CloudEvents `source`).
///
/// The constructor throws `IllegalArgumentException` when the text has another form
@Form(Forms.SOURCE)
public record Source(@JsonValue String value) {
    private static final String COMPANY = "/company/";

    @JsonCreator
    public Source {
        Forms.require(Forms.SOURCE, value, "Source");
    }

    /// The source of a system's claims.
    public static Source of(HolderCode system) {
        return new Source(COMPANY + system.value());
    }

    /// Whether a company system speaks, not one of our services.
    public boolean isCompany() {
        return value.startsWith(COMPANY);
    }

    /// The last part of the path: the system's or the service's short name.
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
