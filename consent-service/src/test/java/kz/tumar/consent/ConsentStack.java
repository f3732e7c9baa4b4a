package kz.tumar.consent;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
        settings.put("tumar.policy.file", observing(root).toString());
        settings.put(
                "tumar.policy.calendar",
                root.resolve("policy/calendars/kz.json").toString());
        settings.put("tumar.digest.key", "a key for tests");
        settings.put("quarkus.http.test-port", "0");
        for (String role : new String[] {
            "dpo",
            "officer",
            "regulator",
            "system:site",
            "system:crm",
            "system:telegram-bot",
            "system:nosuch",
            "system:4crm"
        }) {
            settings.put("test.token." + role.replace(':', '.'), stack.issuer().token(role));
        }
        for (String principal : new String[] {"site", "crm", "telegram-bot", "request-service", "retention-service"}) {
            settings.put(
                    "test.jaas." + principal,
                    String.valueOf(stack.kafka().as(principal).get("sasl.jaas.config")));
        }
        return settings;
    }

    /// The operator's policy, but that the bot only observes and that a contract with a processor is registered.
    private static Path observing(Path root) {
        try {
            String policy = Files.readString(root.resolve("policy/modesco.yaml"));
            int bot = policy.indexOf("- code: telegram-bot");
            int mode = policy.indexOf("mode: enforce", bot);
            Path file = Files.createTempFile("policy", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file,
                    (policy.substring(0, mode) + "mode: observe" + policy.substring(mode + "mode: enforce".length()))
                            .replace(
                                    "contracts: []",
                                    "contracts: [{code: mailing.2026, processor: mailing, from: \"2026-11-01\", until: null,"
                                            + " order: {number: 5-D, date: \"2026-11-01\", confirmedBy: test,"
                                            + " confirmedOn: \"2026-11-01\"}}]"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// After the others: theirs is the operator's policy too, and this one says a little more.
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void stop() {}
}
