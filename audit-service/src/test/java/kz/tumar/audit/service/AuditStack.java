package kz.tumar.audit.service;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import kz.tumar.local.testing.TestStack;

/// The real broker, database and issuer for this service, and what the test needs to act as others.
public final class AuditStack implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        TestStack stack = TestStack.shared();
        // Kafka loads its plug-ins by the class loader of the thread that starts it.
        Thread.currentThread().setContextClassLoader(AuditStack.class.getClassLoader());
        stack.kafka();
        Map<String, String> settings = new HashMap<>(stack.settingsFor("audit-service"));
        settings.put("tumar.digest.key", "test");
        settings.put("tumar.log.open-entries", "false");
        settings.put("test.kafka.consent", stack.kafka().secretOf("consent-service"));
        for (String role : new String[] {"dpo", "officer", "regulator", "system:crm"}) {
            settings.put("test.token." + role.replace(":", "-"), stack.issuer().token(role));
        }
        return settings;
    }

    @Override
    public void stop() {
        // The stack ends with the JVM.
    }
}
