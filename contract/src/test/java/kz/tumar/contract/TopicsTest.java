package kz.tumar.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TopicsTest {
    private final TopicsFile topics = TopicsFile.read();

    @Test
    void asyncApiDocument_saysWhatTopicsAndCatalogueSay() {
        Committed.assertSays(Committed.module().resolve("asyncapi.yaml"), new AsyncApiDocument(topics).yaml(), true);
    }

    @Test
    void asyncApiDocument_isValid() throws IOException {
        Path schema = Committed.repository().resolve("../shared/reference/schemas/asyncapi-3.0.0.schema.json");
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

        var errors = registry.getSchema(Files.readString(schema))
                .validate(new AsyncApiDocument(topics).document().toString(), InputFormat.JSON);

        assertThat(errors).isEmpty();
    }

    @Test
    void everyTypeOfEvent_travelsOnSomeTopic() {
        var carried = new HashSet<String>();
        topics.topics().forEach(topic -> carried.addAll(AsyncApiDocument.messagesOn(topic)));

        assertThat(carried.stream().filter(name -> name.startsWith("claim.")))
                .hasSameSizeAs(Catalogue.claims().keySet());
        assertThat(carried.stream().filter(name -> name.startsWith("fact.")))
                .hasSameSizeAs(Catalogue.facts().keySet());
        assertThat(carried.stream().filter(name -> name.startsWith("command.")))
                .hasSameSizeAs(Catalogue.commands().keySet());
        assertThat(carried).contains("rejection.Rejection");
    }

    @Test
    void aSystemsEvents_areWrittenByItAlone() {
        assertThat(topics.topic("company.<system>.events").writers()).containsExactly("<system>");
    }

    @Test
    void aSystemsCommandsAndRejections_areReadByItAlone() {
        assertThat(topics.topic("company.<system>.commands").readers()).containsExactly("<system>");
        assertThat(topics.topic("company.<system>.rejected").readers()).containsExactly("<system>");
    }

    @Test
    void factsOfAService_areWrittenByItAlone() {
        for (String service : List.of("consent", "request", "retention", "audit")) {
            assertThat(topics.topic("tumar." + service).writers()).containsExactly(service + "-service");
        }
    }

    @Test
    void factsAndCheckpoints_areKeptForEver() {
        for (TopicsFile.Topic topic : topics.topics()) {
            if (topic.name().startsWith("tumar.") && !topic.name().equals("tumar.policy")) {
                assertThat(topic.config()).as(topic.name()).containsEntry("retention.ms", "-1");
            }
        }
    }

    @Test
    void everyTopic_isStampedByTheBroker() {
        assertThat(topics.topics())
                .allSatisfy(
                        topic -> assertThat(topic.config()).containsEntry("message.timestamp.type", "LogAppendTime"));
    }
}
