package kz.tumar.local.stack;

import java.util.Locale;
import kz.tumar.local.process.Readiness;

/// What listens on a port of its own, with the port it has unless `TUMAR_<NAME>_PORT` says otherwise.
public enum Member {
    KAFKA("kafka", 19092),
    POSTGRES("postgres", 15432),
    ISSUER("issuer", 8085),
    CONSENT("consent-service", 8081),
    REQUEST("request-service", 8082),
    RETENTION("retention-service", 8083),
    AUDIT("audit-service", 8084);

    private static final String READY = "/q/health/ready";

    private final String processName;
    private final int usualPort;

    Member(String processName, int usualPort) {
        this.processName = processName;
        this.usualPort = usualPort;
    }

    /// The name of its log, its record and its line in the status.
    public String processName() {
        return processName;
    }

    /// Its name in `ports.json` and, in capitals, in its variable.
    String portName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String variable() {
        return "TUMAR_" + name() + "_PORT";
    }

    int usualPort() {
        return usualPort;
    }

    /// Whether it answers on that port, seen from outside.
    Readiness readiness(int port) {
        return switch (this) {
            case KAFKA, POSTGRES -> Readiness.listening(port);
            case ISSUER -> Readiness.answering(port, "/tumar/.well-known/openid-configuration");
            case CONSENT, REQUEST, RETENTION -> Readiness.answering(port, READY);
            case AUDIT -> {
                var ready = Readiness.answering(port, READY);
                var restored = refusesToSign(port);
                yield () -> ready.ready() || restored.ready();
            }
        };
    }

    /// Whether the log's database was restored: it signs nothing until a person has it brought forward, and to ask for
    /// that it has to run.
    static Readiness refusesToSign(int port) {
        return Readiness.refusing(port, READY, "BEHIND_SIGNED");
    }
}
