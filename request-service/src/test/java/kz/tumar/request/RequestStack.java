package kz.tumar.request;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.testing.TestStack;

/// The real broker, database and issuer behind the tests, with a token and a Kafka login for everyone
/// who takes part.
public final class RequestStack implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        var stack = TestStack.shared();
        var root = Path.of(System.getProperty("tumar.root"));
        var settings = new HashMap<>(stack.settingsFor("request-service"));
        settings.put("tumar.digest.key", "a key for tests");
        settings.put("quarkus.http.test-port", "0");
        settings.put("tumar.commands.every", "1s");
        settings.put("tumar.commands.delay", "1s");
        settings.put("tumar.deadlines.every", "1s");
        settings.put("tumar.deadlines.delay", "1s");
        settings.put("tumar.form.soonest", "PT0S");
        settings.put("tumar.form.per-address", "100000");
        settings.put("tumar.form.altogether", "100000");
        settings.put("tumar.form.questions-per-address", "100000");
        settings.put("quarkus.mailer.host", "127.0.0.1");
        settings.put("quarkus.mailer.port", Integer.toString(LoopbackPorts.free()));
        settings.put("tumar.mail.from", "requests@operator.example");
        settings.put("tumar.mail.dpo", "dpo@operator.example");
        settings.put("tumar.mail.dpo-at", "00:00");
        settings.put("tumar.mail.dpo-every", "1s");
        settings.put("tumar.mail.every", "1s");
        settings.put("tumar.mail.delay", "1s");
        settings.put("tumar.mail.backoff", "PT1S");
        settings.put("tumar.mail.lease", "PT5S");
        settings.put("test.policy", root.resolve("policy/modesco.yaml").toString());
        settings.put("test.calendar", root.resolve("policy/calendars/kz.json").toString());
        for (String role : new String[] {
            "dpo", "officer", "regulator", "system:site", "system:crm", "subject:" + References.SIGNED_IN.value()
        }) {
            settings.put("test.token." + role.replace(':', '.'), stack.issuer().token(role));
        }
        settings.put("test.token.officer.client", OfficersToken.of(stack.issuer(), References.OFFICERS_OWN));
        for (String principal : new String[] {
            "site",
            "crm",
            "telegram-bot",
            "hr",
            "accounting",
            "request-service",
            "consent-service",
            "retention-service",
            "audit-service",
            "admin"
        }) {
            settings.put(
                    "test.jaas." + principal,
                    String.valueOf(stack.kafka().as(principal).get("sasl.jaas.config")));
        }
        settings.putAll(TrustedForTests.settings());
        return settings;
    }

    @Override
    public void stop() {}
}
