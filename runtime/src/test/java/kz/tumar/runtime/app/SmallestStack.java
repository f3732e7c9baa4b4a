package kz.tumar.runtime.app;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import kz.tumar.local.testing.TestStack;

/// The real broker, database and issuer behind the smallest service.
public final class SmallestStack implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        var stack = TestStack.shared();
        // The broker finds its own classes through the thread that starts it, and that must be this one.
        stack.kafka();
        var settings = new HashMap<>(stack.settingsFor("retention-service"));
        settings.put("tumar.service.code", "retention-service");
        settings.put("tumar.service.name", "retention");
        settings.put("tumar.digest.key", "a key for tests");
        settings.put("quarkus.http.test-port", "0");
        for (String role : new String[] {"dpo", "officer"}) {
            settings.put("test.token." + role, stack.issuer().token(role));
        }
        return settings;
    }

    @Override
    public void stop() {}
}
