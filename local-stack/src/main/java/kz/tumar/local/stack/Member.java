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
            case CONSENT, REQUEST, RETENTION, AUDIT -> Readiness.answering(port, "/q/health/ready");
        };
    }
}
