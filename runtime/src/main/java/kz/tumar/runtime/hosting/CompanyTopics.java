package kz.tumar.runtime.hosting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.contract.Payload;
import kz.tumar.contract.TopicName;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The topics of company systems, by the systems that the contract names.
public final class CompanyTopics {
    private static final List<String> SYSTEMS = systems();

    private CompanyTopics() {}

    /// What systems claim: one topic a system.
    public static Set<TopicName> claims() {
        return SYSTEMS.stream()
                .map(system -> new TopicName("company." + system + ".events"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// How long what systems claim stays on their topics.
    public static Duration kept() {
        return topics().stream()
                .filter(topic -> "claims".equals(topic.get("carries")))
                .map(topic -> (Map<?, ?>) Objects.requireNonNull(topic.get("config")))
                .map(config ->
                        Objects.requireNonNull(config.get("retention.ms")).toString())
                .map(millis -> Duration.ofMillis(Long.parseLong(millis)))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    private static List<Map<?, ?>> topics() {
        return ((List<?>) Objects.requireNonNull(plan().get("topics")))
                .stream().<Map<?, ?>>map(topic -> (Map<?, ?>) topic).toList();
    }

    private static List<String> systems() {
        return ((List<?>) Objects.requireNonNull(plan().get("systems")))
                .stream().map(Object::toString).toList();
    }

    private static Map<String, Object> plan() {
        try (InputStream plan = Objects.requireNonNull(
                Payload.class.getResourceAsStream("/kz/tumar/contract/topics.yaml"), "the contract names its topics")) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(plan);
        } catch (IOException broken) {
            throw new UncheckedIOException("the contract's topics can't be read", broken);
        }
    }
}
