package kz.tumar.local.stack;

import java.util.Optional;
import kz.tumar.local.database.ServiceDatabase;

/// Our services, as they are started: each is one directory of the build and one principal.
enum Service {
    CONSENT("consent-service", ServiceDatabase.CONSENT, Member.CONSENT),
    REQUEST("request-service", ServiceDatabase.REQUEST, Member.REQUEST),
    RETENTION("retention-service", ServiceDatabase.RETENTION, Member.RETENTION),
    AUDIT("audit-service", ServiceDatabase.AUDIT, Member.AUDIT);

    private final String code;
    private final ServiceDatabase database;
    private final Member member;

    Service(String code, ServiceDatabase database, Member member) {
        this.code = code;
        this.database = database;
        this.member = member;
    }

    String code() {
        return code;
    }

    ServiceDatabase database() {
        return database;
    }

    Member member() {
        return member;
    }

    /// Whether it keeps personal data sealed, and so needs a key ring.
    boolean seals() {
        return this == CONSENT || this == REQUEST;
    }

    static Optional<Service> of(String code) {
        for (var service : values()) {
            if (service.code.equals(code)) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }
}
