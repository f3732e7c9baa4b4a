package kz.tumar.local.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What `topics.yaml` promises: every topic with its partitions, settings, writers and readers.
///
/// @param systems company systems with topics of their own
/// @param services our own services
/// @param topics every topic, those of each system spelled out
public record TopicPlan(List<String> systems, List<String> services, List<Topic> topics) {

    /// Among the readers: whoever can log in.
    static final String ANYONE = "*";

    private static final String RESOURCE = "/kz/tumar/contract/topics.yaml";
    private static final String EACH = "<system>";

    /// One topic.
    ///
    /// @param writers principals that may write it
    /// @param readers principals that may read it
    /// @param config topic settings as Kafka names them
    public record Topic(
            String name, int partitions, Set<String> writers, Set<String> readers, Map<String, String> config) {

        public Topic {
            writers = Set.copyOf(writers);
            readers = Set.copyOf(readers);
            config = Map.copyOf(config);
        }
    }

    public TopicPlan {
        systems = List.copyOf(systems);
        services = List.copyOf(services);
        topics = List.copyOf(topics);
        refuseSharedGroups(principals(systems, services, topics));
    }

    /// The plan of this release, carried by the contract.
    public static TopicPlan ofContract() {
        try (var yaml = TopicPlan.class.getResourceAsStream(RESOURCE)) {
            if (yaml == null) {
                throw new IllegalStateException("The contract carries no " + RESOURCE + ".");
            }
            return read(yaml);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static TopicPlan read(InputStream yaml) throws IOException {
        var root = new YAMLMapper().readTree(yaml);
        var systems = texts(root.path("systems"), "");
        var topics = new ArrayList<Topic>();
        for (var entry : root.path("topics")) {
            if (entry.has("each")) {
                systems.forEach(system -> topics.add(topic(entry, system)));
            } else {
                topics.add(topic(entry, ""));
            }
        }
        return new TopicPlan(systems, texts(root.path("services"), ""), topics);
    }

    /// Every name that must be able to log in.
    public Set<String> principals() {
        return principals(systems, services, topics);
    }

    private static Set<String> principals(List<String> systems, List<String> services, List<Topic> topics) {
        var names = new TreeSet<>(systems);
        names.addAll(services);
        topics.forEach(topic -> {
            names.addAll(topic.writers());
            names.addAll(topic.readers());
        });
        names.remove(ANYONE);
        return names;
    }

    private static Topic topic(JsonNode entry, String system) {
        var config = new TreeMap<String, String>();
        entry.path("config")
                .properties()
                .forEach(setting ->
                        config.put(setting.getKey(), setting.getValue().asText()));
        return new Topic(
                entry.required("name").asText().replace(EACH, system),
                entry.required("partitions").asInt(),
                new TreeSet<>(texts(entry.path("writers"), system)),
                new TreeSet<>(texts(entry.path("readers"), system)),
                config);
    }

    private static List<String> texts(JsonNode array, String system) {
        return array.valueStream()
                .map(value -> value.asText().replace(EACH, system))
                .toList();
    }

    /// A principal may use the consumer groups that begin with its own name, so no name may begin another.
    private static void refuseSharedGroups(Set<String> names) {
        String previous = "";
        for (var name : names) {
            if (!previous.isEmpty() && name.startsWith(previous)) {
                throw new IllegalArgumentException(
                        "%s could use the consumer groups of %s; rename one of them in topics.yaml."
                                .formatted(previous, name));
            }
            previous = name;
        }
    }
}
