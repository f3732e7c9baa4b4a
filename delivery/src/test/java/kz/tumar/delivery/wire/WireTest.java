package kz.tumar.delivery.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventType;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.Source;
import kz.tumar.contract.command.StopProcessing;
import kz.tumar.delivery.testkit.SyntheticEvents;
import org.junit.jupiter.api.Test;

class WireTest {
    private final SyntheticEvents events = new SyntheticEvents(3);
    private final byte[] fact = Wire.write(events.withdrawn(events.subjects(1).getFirst(), "marketing"));

    @Test
    void fact_whenReadAndWritten_isTheSameBytes() {
        assertThat(Wire.write(Wire.readFact(fact).orElseThrow())).isEqualTo(fact);
        assertThat(new String(fact, StandardCharsets.UTF_8)).contains("\"time\":\"2026-11-23T09:30:00+05:00\"");
    }

    @Test
    void event_whenTooLarge_hasContentButIsNotWritten() {
        var categories = IntStream.range(0, 6_000)
                .mapToObj(i -> new CategoryCode("category-" + i))
                .toList();
        var data = new StopProcessing(
                new OrderId(new UUID(1, 2)),
                1,
                categories,
                SyntheticEvents.TIME.toInstant(),
                List.of(),
                new PurposeCode("marketing"));
        var event = new Event<>(
                Event.SPEC_VERSION,
                events.id(),
                new Source("/tumar/retention"),
                EventType.of(StopProcessing.class),
                events.subjects(1).getFirst(),
                SyntheticEvents.TIME,
                Event.DATA_CONTENT_TYPE,
                Catalogue.schemaOf(StopProcessing.class),
                new CorrelationId(new UUID(3, 4)),
                null,
                null,
                null,
                null,
                data);

        assertThat(Wire.contentOf(event)).hasSizeGreaterThan(Event.MAX_BYTES);
        assertThatThrownBy(() -> Wire.write(event)).isInstanceOf(EventTooLarge.class);
    }

    @Test
    void fact_withFieldsThatCameLater_isRead() throws IOException {
        var json = new ObjectMapper();
        var tree = (ObjectNode) json.readTree(fact);
        tree.put("later", 1);
        ((ObjectNode) tree.get("data")).put("later", 1);

        var read = Wire.readFact(json.writeValueAsBytes(tree)).orElseThrow();

        assertThat(Wire.write(read)).isEqualTo(fact);
    }

    @Test
    void fact_thatIsNone_isRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> Wire.readFact("{\"type\":\"secret\"".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void event_whenTooLarge_isNotWritten() {
        var subject = events.subjects(1).getFirst();
        var large = SyntheticEvents.claim(
                new kz.tumar.contract.HolderCode("crm"), events.id(), subject, LargeClaims.withCategories(1_000));

        assertThatThrownBy(() -> Wire.write(large)).isInstanceOf(IllegalArgumentException.class);
    }

    private static final class LargeClaims {
        static kz.tumar.contract.claim.DataHeld withCategories(int count) {
            var categories = java.util.stream.IntStream.range(0, count)
                    .mapToObj(number -> new kz.tumar.contract.CategoryCode("c" + number + "x".repeat(58)))
                    .toList();
            return new kz.tumar.contract.claim.DataHeld(
                    categories,
                    new kz.tumar.contract.SubjectCategoryCode("client"),
                    kz.tumar.contract.Provenance.OTHER,
                    false,
                    java.time.LocalDate.of(2026, 1, 1));
        }
    }
}
