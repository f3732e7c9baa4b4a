package kz.tumar.request.listen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import kz.tumar.contract.Payload;
import kz.tumar.contract.TopicName;
import kz.tumar.runtime.policy.PolicyVersions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The topics that request-service reads: what systems claim, what consent-service states about references and
/// policy, and the commands to itself.
final class Topics {
    static final TopicName CONSENT = new TopicName("tumar.consent");
    static final Set<TopicName> READ = read();

    private Topics() {}

    private static Set<TopicName> read() {
        var topics = new TreeSet<TopicName>();
        topics.add(CONSENT);
        topics.add(new TopicName("company.request-service.commands"));
        topics.add(PolicyVersions.VERSIONS);
        topics.add(PolicyVersions.DOCUMENTS);
        for (String system : systems()) {
            topics.add(new TopicName("company." + system + ".events"));
        }
        return Set.copyOf(topics);
    }

    private static List<String> systems() {
        try (InputStream plan = Objects.requireNonNull(
                Payload.class.getResourceAsStream("/kz/tumar/contract/topics.yaml"), "the contract names its topics")) {
            Map<String, Object> named = new Yaml(new SafeConstructor(new LoaderOptions())).load(plan);
            return ((List<?>) Objects.requireNonNull(named.get("systems")))
                    .stream().map(Object::toString).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("the contract's topics can't be read", broken);
        }
    }
}
