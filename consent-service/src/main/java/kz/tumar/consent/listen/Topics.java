package kz.tumar.consent.listen;

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

/// The topics that consent-service reads: what systems claim, what the other services state about blocks and
/// destruction, the
/// commands to itself, and the documents of the policy.
final class Topics {
    static final Set<TopicName> READ = read();

    private Topics() {}

    private static Set<TopicName> read() {
        var topics = new TreeSet<TopicName>();
        topics.add(new TopicName("tumar.request"));
        topics.add(new TopicName("tumar.retention"));
        topics.add(new TopicName("company.consent-service.commands"));
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
