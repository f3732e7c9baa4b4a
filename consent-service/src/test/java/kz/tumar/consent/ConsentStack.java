package kz.tumar.consent;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kz.tumar.local.testing.TestStack;

/// The real broker, database and issuer behind the tests, with a token and a Kafka login for everyone who takes part.
public final class ConsentStack implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        var stack = TestStack.shared();
        // The broker finds its own classes through the thread that starts it, and that must be this one.
        stack.kafka();
        var root = Path.of(System.getProperty("tumar.root"));
        var settings = new HashMap<>(stack.settingsFor("consent-service"));
        settings.put("tumar.policy.file", root.resolve("policy/modesco.yaml").toString());
        settings.put(
                "tumar.policy.calendar",
                root.resolve("policy/calendars/kz.json").toString());
        settings.put("tumar.digest.key", "a key for tests");
        settings.put("quarkus.http.test-port", "0");
        for (String role : new String[] {"dpo", "officer", "regulator", "system:site", "system:crm", "system:nosuch"}) {
            settings.put("test.token." + role.replace(':', '.'), stack.issuer().token(role));
        }
        for (String principal : new String[] {"site", "crm", "telegram-bot", "request-service", "retention-service"}) {
            settings.put(
                    "test.jaas." + principal,
                    String.valueOf(stack.kafka().as(principal).get("sasl.jaas.config")));
        }
        return settings;
    }

    @Override
    public void stop() {}
}
