package kz.tumar.retention;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import kz.tumar.local.testing.TestStack;

/// The real broker, database and issuer for this service, and what the test needs to act as others.
public final class RetentionStack implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        var stack = TestStack.shared();
        var settings = new HashMap<>(stack.settingsFor("retention-service"));
        settings.put("tumar.digest.key", "test");
        settings.put("quarkus.http.test-port", "0");
        for (var principal : new String[] {
            "consent-service", "request-service", "site", "telegram-bot", "crm", "hr", "accounting", "admin"
        }) {
            settings.put("test.secret." + principal, stack.kafka().secretOf(principal));
        }
        for (var role : new String[] {"dpo", "deputy", "officer", "system:crm", "system:site"}) {
            settings.put("test.token." + role.replace(':', '-'), stack.issuer().token(role));
        }
        return settings;
    }

    @Override
    public void stop() {
        // The stack ends with the JVM.
    }
}
