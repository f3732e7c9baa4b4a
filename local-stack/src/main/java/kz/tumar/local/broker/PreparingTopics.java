package kz.tumar.local.broker;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.IDEMPOTENT_WRITE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.CLUSTER;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import kz.tumar.local.broker.TopicPlan.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// Makes the broker match a plan: creates what is missing, changes nothing that exists, and names every difference.
/// May repeat, and may run in several processes at once.
public final class PreparingTopics {

    /// What was created, and what differs from the plan and was left alone.
    public record Outcome(List<String> created, List<String> drift) {

        public Outcome {
            created = List.copyOf(created);
            drift = List.copyOf(drift);
        }
    }

    private static final Duration IN_FORCE_LIMIT = Duration.ofSeconds(30);

    private final Admin admin;
    private final TopicPlan plan;
    private final List<String> created = new ArrayList<>();
    private final List<String> drift = new ArrayList<>();

    private PreparingTopics(Admin admin, TopicPlan plan) {
        this.admin = admin;
        this.plan = plan;
    }

    /// Applies the plan as the broker's administrator.
    ///
    /// @throws IllegalStateException when the broker refuses or doesn't answer
    public static Outcome apply(KafkaAccess access, TopicPlan plan) {
        try (var admin = Admin.create(access.as(EmbeddedKafka.ADMIN))) {
            var preparing = new PreparingTopics(admin, plan);
            preparing.topics();
            preparing.rights();
            return new Outcome(preparing.created, preparing.drift);
        } catch (ExecutionException refused) {
            throw new IllegalStateException("Kafka refused to prepare the topics.", refused.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while preparing the topics.", stopped);
        }
    }

    private void topics() throws ExecutionException, InterruptedException {
        var existing = admin.listTopics().names().get();
        var missing = plan.topics().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        create(missing);
        compare(plan.topics().stream()
                .filter(topic -> existing.contains(topic.name()))
                .toList());
        var planned = plan.topics().stream().map(Topic::name).toList();
        existing.stream()
                .filter(name -> !planned.contains(name))
                .sorted()
                .forEach(name -> drift.add("topic %s isn't in the plan".formatted(name)));
    }

    private void create(List<Topic> missing) throws ExecutionException, InterruptedException {
        var creation = admin.createTopics(missing.stream()
                .map(topic -> new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.of((short) 1))
                        .configs(topic.config()))
                .toList());
        for (var topic : new TreeMap<>(creation.values()).entrySet()) {
            try {
                topic.getValue().get();
                created.add("topic " + topic.getKey());
            } catch (ExecutionException refused) {
                if (!(refused.getCause() instanceof TopicExistsException)) {
                    throw refused;
                }
            }
        }
    }

    private void compare(List<Topic> existing) throws ExecutionException, InterruptedException {
        if (existing.isEmpty()) {
            return;
        }
        var described = admin.describeTopics(existing.stream().map(Topic::name).toList())
                .allTopicNames()
                .get();
        var configs = admin.describeConfigs(existing.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                        .toList())
                .all()
                .get();
        for (var topic : existing) {
            var description = described.get(topic.name());
            var actual = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
            if (description != null && actual != null) {
                compare(topic, description.partitions().size(), actual);
            }
        }
    }

    private void compare(Topic topic, int partitions, Config actual) {
        if (partitions != topic.partitions()) {
            drift.add("topic %s has %d partitions, the plan says %d; partitions are never changed"
                    .formatted(topic.name(), partitions, topic.partitions()));
        }
        new TreeMap<>(topic.config()).forEach((key, wanted) -> {
            var entry = actual.get(key);
            var value = entry == null ? "nothing" : entry.value();
            if (!wanted.equals(value)) {
                drift.add("topic %s has %s=%s, the plan says %s".formatted(topic.name(), key, value, wanted));
            }
        });
    }

    private void rights() throws ExecutionException, InterruptedException {
        var wanted = wantedRights();
        var existing =
                Set.copyOf(admin.describeAcls(AclBindingFilter.ANY).values().get());
        var missing = wanted.stream().filter(right -> !existing.contains(right)).toList();
        if (!missing.isEmpty()) {
            admin.createAcls(missing).all().get();
            created.add(missing.size() + " rights");
            awaitInForce(wanted);
        }
        existing.stream()
                .filter(right -> !wanted.contains(right))
                .map(right -> "right %s isn't in the plan".formatted(right))
                .sorted()
                .forEach(drift::add);
    }

    /// A right that was accepted counts only once the broker has read it from its metadata log.
    private void awaitInForce(Set<AclBinding> wanted) throws ExecutionException, InterruptedException {
        var deadline = System.nanoTime() + IN_FORCE_LIMIT.toNanos();
        while (!admin.describeAcls(AclBindingFilter.ANY).values().get().containsAll(wanted)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Kafka accepted the rights, but doesn't apply them.");
            }
            Thread.sleep(20);
        }
    }

    private Set<AclBinding> wantedRights() {
        var rights = new LinkedHashSet<AclBinding>();
        for (var topic : plan.topics()) {
            for (var writer : topic.writers()) {
                rights.add(right(writer, TOPIC, topic.name(), LITERAL, WRITE));
                rights.add(right(writer, TOPIC, topic.name(), LITERAL, DESCRIBE));
                rights.add(right(writer, CLUSTER, Resource.CLUSTER_NAME, LITERAL, IDEMPOTENT_WRITE));
            }
            for (var reader : topic.readers()) {
                rights.add(right(reader, TOPIC, topic.name(), LITERAL, READ));
                rights.add(right(reader, TOPIC, topic.name(), LITERAL, DESCRIBE));
            }
        }
        for (var principal : plan.principals()) {
            rights.add(right(principal, GROUP, principal, PREFIXED, READ));
        }
        return rights;
    }

    private static AclBinding right(
            String principal, ResourceType type, String name, PatternType pattern, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:" + principal, "*", operation, AclPermissionType.ALLOW));
    }
}
