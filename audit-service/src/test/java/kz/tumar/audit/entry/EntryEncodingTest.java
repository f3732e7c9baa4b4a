package kz.tumar.audit.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

final class EntryEncodingTest {
    private static final Origin ORIGIN = new Origin("tumar.consent", 3, 41);
    private static final String EVENT = """
            {"specversion":"1.0","id":"0190","source":"/tumar/consent","type":"kz.tumar.ConsentGiven.v1",
             "subject":"s-1","time":"2026-11-23T10:00:00+05:00","correlationid":"c","data":{"b":1,"a":[]}}""";

    private final CanonicalJson json = new CanonicalJson();

    @Test
    void entry_isTheCanonicalJsonOfFactOriginAndNumber() throws UnfitFact, IOException {
        String entry = text(read(EVENT).entryHead()) + text(EntryEncoding.tail(7));
        assertThat(entry).isEqualTo(new JsonCanonicalizer(entry).getEncodedString());
        assertThat(entry)
                .startsWith("{\"event\":{\"correlationid\":\"c\",\"data\":{\"a\":[],\"b\":1},\"id\":\"0190\",")
                .endsWith(
                        ",\"origin\":{\"offset\":41,\"partition\":3,\"topic\":\"tumar.consent\"},\"subjectSeq\":7,\"v\":1}");
    }

    @Test
    void identityAndContent_dependOnTheEventAloneAndNotOnItsSpelling() throws UnfitFact {
        Fact fact = read(EVENT);
        Fact respelled = Fact.read(
                new Origin("tumar.consent", 0, 99),
                EVENT.replace("\"id\":\"0190\"", " \"\\u0069d\" : \"019\\u0030\"")
                        .getBytes(StandardCharsets.UTF_8),
                json);
        assertThat(respelled.identity()).isEqualTo(fact.identity());
        assertThat(respelled.content()).isEqualTo(fact.content());
        Fact other = read(EVENT.replace("\"b\":1", "\"b\":2"));
        assertThat(other.identity()).isEqualTo(fact.identity());
        assertThat(other.content()).isNotEqualTo(fact.content());
        assertThat(read(EVENT.replace("0190", "0191")).identity()).isNotEqualTo(fact.identity());
    }

    @Test
    void refusedSubjects_areNone() throws UnfitFact {
        assertThat(read(EVENT.replace("\"s-1\"", "\"-\"")).subjectKey()).isEmpty();
        assertThat(read(EVENT).subjectKey()).contains(LookupKey.of("s-1"));
    }

    @Test
    void whatIsNoEvent_isUnfit() {
        for (String bad : List.of(
                "{}",
                EVENT.replace("\"id\"", "\"ID\""),
                EVENT.replace("\"0190\"", "17"),
                EVENT.replace("\"0190\"", "\"\""),
                EVENT.replace("\"0190\"", "\"a\\u0000\""),
                EVENT.replace("2026-11-23T10", "23.11.2026 10"),
                EVENT.replace("[]", "\"" + "x".repeat(70_000) + "\""))) {
            assertThatThrownBy(() -> read(bad)).isInstanceOf(UnfitFact.class);
        }
    }

    @Test
    void event_isWhatWasReadInCanonicalForm() throws UnfitFact, IOException {
        assertThat(text(read(EVENT).event())).isEqualTo(new JsonCanonicalizer(EVENT).getEncodedString());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Fact read(String event) throws UnfitFact {
        return Fact.read(ORIGIN, event.getBytes(StandardCharsets.UTF_8), json);
    }
}
