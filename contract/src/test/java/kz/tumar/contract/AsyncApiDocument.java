package kz.tumar.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.fact.AuditFact;
import kz.tumar.contract.fact.CommonFact;
import kz.tumar.contract.fact.ConsentFact;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.PolicyPublished;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RetentionFact;

/// Writes the AsyncAPI 3.0 document from the topics file and the catalogue, seen from Tumar: it receives claims, and
/// sends the rest.
final class AsyncApiDocument {
    private final TopicsFile topics;

    AsyncApiDocument(TopicsFile topics) {
        this.topics = topics;
    }

    String yaml() {
        var mapper = YAMLMapper.builder(new YAMLFactory()
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                        .disable(YAMLGenerator.Feature.SPLIT_LINES))
                .build();
        try {
            return "# Written by AsyncApiTest from topics.yaml and the catalogue of events; change those and write it anew.\n"
                    + mapper.writeValueAsString(document());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    ObjectNode document() {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("asyncapi", "3.0.0");
        root.putObject("info")
                .put("title", "Tumar")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "Claims of company systems, facts of our services, commands to holders of personal data.");
        root.put("defaultContentType", Event.MEDIA_TYPE);
        ObjectNode channels = root.putObject("channels");
        ObjectNode operations = root.putObject("operations");
        ObjectNode messages = root.putObject("components").putObject("messages");
        for (TopicsFile.Topic topic : topics.topics()) {
            channel(channels, topic);
            operation(operations, topic);
        }
        ContractTest.everyType().forEach(type -> message(messages, type));
        messages.putObject("document").put("title", "A document, as text").put("contentType", "text/plain");
        messages.putObject("checkpoint")
                .put("title", "A signed checkpoint or a manifest of the log")
                .put("contentType", "text/plain");
        return root;
    }

    private void channel(ObjectNode channels, TopicsFile.Topic topic) {
        ObjectNode channel = channels.putObject(idOf(topic));
        channel.put("address", topic.name().replace('<', '{').replace('>', '}'));
        channel.put(
                "description",
                "Written by " + String.join(", ", topic.writers()) + "; read by " + String.join(", ", topic.readers())
                        + ".");
        if (topic.each() != null) {
            var values = channel.putObject("parameters").putObject("system").putArray("enum");
            topics.systems().forEach(values::add);
        }
        ObjectNode carried = channel.putObject("messages");
        for (String name : messagesOn(topic)) {
            carried.putObject(name.substring(name.indexOf('.') + 1)).put("$ref", "#/components/messages/" + name);
        }
        channel.putObject("bindings")
                .putObject("kafka")
                .put("partitions", topic.partitions())
                .put("bindingVersion", "0.5.0");
    }

    private static void operation(ObjectNode operations, TopicsFile.Topic topic) {
        boolean received = topic.carries().equals("claims");
        operations
                .putObject((received ? "receive-" : "send-") + idOf(topic))
                .put("action", received ? "receive" : "send")
                .putObject("channel")
                .put("$ref", "#/channels/" + idOf(topic));
    }

    private static void message(ObjectNode messages, Class<? extends Payload> type) {
        ObjectNode message = messages.putObject(nameOf(type));
        message.put("name", EventType.of(type).value());
        message.put("contentType", Event.MEDIA_TYPE);
        message.putObject("payload").put("$ref", "src/main/resources" + Catalogue.schemaResourceOf(type));
    }

    static List<String> messagesOn(TopicsFile.Topic topic) {
        return switch (topic.carries()) {
            case "claims" ->
                Catalogue.claims().values().stream()
                        .map(AsyncApiDocument::nameOf)
                        .toList();
            case "commands" ->
                Catalogue.commands().values().stream()
                        .map(AsyncApiDocument::nameOf)
                        .toList();
            case "rejections" -> List.of(nameOf(Rejection.class));
            case "facts" -> factsOn(topic.name()).map(AsyncApiDocument::nameOf).toList();
            case "documents" -> List.of("document");
            case "checkpoints" -> List.of("checkpoint");
            default -> throw new AssertionError("topics.yaml carries something unknown: " + topic.carries());
        };
    }

    private static Stream<Class<? extends Fact>> factsOn(String topic) {
        var family = switch (topic) {
            case "tumar.consent" -> ConsentFact.class;
            case "tumar.request" -> RequestFact.class;
            case "tumar.retention" -> RetentionFact.class;
            case "tumar.audit" -> AuditFact.class;
            case "tumar.policy" -> PolicyPublished.class;
            default -> throw new AssertionError("no family of facts belongs on " + topic);
        };
        var carried = new ArrayList<Class<? extends Fact>>();
        for (var fact : Catalogue.facts().values()) {
            boolean policy = fact == PolicyPublished.class;
            if (topic.equals("tumar.policy")
                    ? policy
                    : !policy && (family.isAssignableFrom(fact) || CommonFact.class.isAssignableFrom(fact))) {
                carried.add(fact);
            }
        }
        return carried.stream();
    }

    private static String idOf(TopicsFile.Topic topic) {
        return topic.name().replace("<", "").replace(">", "").replace('.', '-');
    }

    private static String nameOf(Class<? extends Payload> type) {
        if (Command.class.isAssignableFrom(type)) {
            return "command." + type.getSimpleName();
        }
        if (Fact.class.isAssignableFrom(type)) {
            return "fact." + type.getSimpleName();
        }
        return (type == Rejection.class ? "rejection." : "claim.") + type.getSimpleName();
    }
}
