package kz.tumar.consent.browser;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kz.tumar.local.testing.TestStack;

/// The real broker, database and issuer, and a policy file of its own that a test may replace by a newer version.
public final class FaceStack implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        var stack = TestStack.shared();
        // The broker finds its own classes through the thread that starts it, and that must be this one.
        stack.kafka();
        var root = Path.of(System.getProperty("tumar.root"));
        var settings = new HashMap<>(stack.settingsFor("consent-service"));
        settings.put("tumar.policy.file", copied(root.resolve("policy/modesco.yaml")));
        settings.put(
                "tumar.policy.calendar",
                root.resolve("policy/calendars/kz.json").toString());
        settings.put("tumar.digest.key", "a key for tests");
        settings.put("quarkus.http.test-port", "0");
        settings.put("test.issuer", stack.issuer().url());
        settings.put("test.secret.people", stack.issuer().clientSecretFor("dpo"));
        for (String system : new String[] {"site", "crm"}) {
            settings.put("test.secret." + system, stack.issuer().clientSecretFor("system:" + system));
        }
        return settings;
    }

    private static String copied(Path policy) {
        try {
            Path folder = Files.createTempDirectory("tumar-face-");
            Path copy = folder.resolve("policy.yaml");
            Files.copy(policy, copy);
            copy.toFile().deleteOnExit();
            folder.toFile().deleteOnExit();
            return copy.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {}
}
