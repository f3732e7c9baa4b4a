package kz.tumar.delivery.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.PurposeAchieved;
import kz.tumar.delivery.Settings;
import kz.tumar.delivery.testkit.SyntheticEvents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileClaimsTest {
    private static final HolderCode CRM = new HolderCode("crm");
    private static final String PLANTED = "850315300123";
    private static final Instant RECEIPT = SyntheticEvents.TIME.toInstant();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClaimReader reader = new ClaimReader(new Settings.Secret("a key"), Duration.ofMinutes(5));

    private static byte[] valid() {
        var events = new SyntheticEvents(7);
        return Wire.write(events.achieved(CRM, events.subjects(1).getFirst(), "marketing"));
    }

    private static byte[] changed(Consumer<ObjectNode> change) {
        try {
            var tree = (ObjectNode) JSON.readTree(valid());
            change.accept(tree);
            return JSON.writeValueAsBytes(tree);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String validText() {
        return new String(valid(), StandardCharsets.UTF_8);
    }

    private static Arguments hostile(String name, byte[] bytes, ProblemType problem, String... paths) {
        return Arguments.of(name, bytes, problem, List.of(paths));
    }

    private static ObjectNode data(ObjectNode tree) {
        return (ObjectNode) tree.get("data");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                hostile("nothing", new byte[0], ProblemType.MALFORMED),
                hostile("no JSON", text(PLANTED + " is no JSON"), ProblemType.MALFORMED),
                hostile("an array", text("[\"" + PLANTED + "\"]"), ProblemType.MALFORMED),
                hostile("a string", text("\"" + PLANTED + "\""), ProblemType.MALFORMED),
                hostile("half an object", text(validText().substring(0, 80)), ProblemType.MALFORMED),
                hostile("two objects", text(validText() + validText()), ProblemType.MALFORMED),
                hostile("a byte order mark", text("\uFEFF" + validText()), ProblemType.MALFORMED),
                hostile("no UTF-8", new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', '}'}, ProblemType.MALFORMED),
                hostile("deep nesting", text("{\"a\":" + "[".repeat(20_000)), ProblemType.MALFORMED),
                hostile("a key twice", text(validText().replaceFirst("\\{", "{\"id\":\"x\",")), ProblemType.MALFORMED),
                hostile("too many bytes", text(validText() + " ".repeat(Event.MAX_BYTES)), ProblemType.TOO_LARGE),
                hostile("no type", changed(tree -> tree.remove("type")), ProblemType.UNKNOWN_TYPE),
                hostile("type is no text", changed(tree -> tree.put("type", 1)), ProblemType.UNKNOWN_TYPE),
                hostile(
                        "a type of nobody",
                        changed(tree -> tree.put("type", "kz.tumar.Unheard.v1")),
                        ProblemType.UNKNOWN_TYPE),
                hostile(
                        "a fact's type",
                        changed(tree -> tree.put("type", "kz.tumar.RetentionAssessed.v1")),
                        ProblemType.UNKNOWN_TYPE),
                hostile(
                        "a later version",
                        changed(tree -> tree.put("type", "kz.tumar.PurposeAchieved.v2")),
                        ProblemType.UNKNOWN_VERSION),
                hostile(
                        "another system's source",
                        changed(tree -> tree.put("source", "/company/site")),
                        ProblemType.WRONG_SENDER),
                hostile(
                        "a service's source",
                        changed(tree -> tree.put("source", "/tumar/consent")),
                        ProblemType.WRONG_SENDER),
                hostile(
                        "a source that tells something",
                        changed(tree -> tree.put("source", "/company/" + PLANTED)),
                        ProblemType.WRONG_SENDER));
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                hostile("no id", changed(tree -> tree.remove("id")), ProblemType.SCHEMA_VIOLATION, ""),
                hostile(
                        "id of another form",
                        changed(tree -> tree.put("id", PLANTED)),
                        ProblemType.SCHEMA_VIOLATION,
                        "/id"),
                hostile(
                        "id in capitals",
                        changed(tree -> tree.put("id", "0190E5F4-0000-7000-8000-000000000000")),
                        ProblemType.SCHEMA_VIOLATION,
                        "/id"),
                hostile("no source", changed(tree -> tree.remove("source")), ProblemType.SCHEMA_VIOLATION, ""),
                hostile("no subject", changed(tree -> tree.remove("subject")), ProblemType.SCHEMA_VIOLATION, ""),
                hostile(
                        "subject null",
                        changed(tree -> tree.putNull("subject")),
                        ProblemType.SCHEMA_VIOLATION,
                        "/subject"),
                hostile(
                        "a person's number as subject",
                        changed(tree -> tree.put("subject", PLANTED)),
                        ProblemType.SCHEMA_VIOLATION,
                        "/subject"),
                hostile(
                        "a subject with a wrong check digit",
                        changed(HostileClaimsTest::breakCheckDigit),
                        ProblemType.SCHEMA_VIOLATION,
                        "/subject"),
                hostile("no time", changed(tree -> tree.remove("time")), ProblemType.SCHEMA_VIOLATION, ""),
                hostile(
                        "a time without offset",
                        changed(tree -> tree.put("time", "2026-11-23T09:30:00")),
                        ProblemType.SCHEMA_VIOLATION,
                        "/time"),
                hostile(
                        "a day that isn't",
                        changed(tree -> tree.put("time", "2026-02-30T09:30:00Z")),
                        ProblemType.SCHEMA_VIOLATION,
                        "/time"),
                hostile(
                        "a time as a number",
                        changed(tree -> tree.put("time", 1_790_000_000)),
                        ProblemType.SCHEMA_VIOLATION,
                        "/time"),
                hostile(
                        "other CloudEvents",
                        changed(tree -> tree.put("specversion", "0.3")),
                        ProblemType.SCHEMA_VIOLATION,
                        "/specversion"),
                hostile(
                        "other content type",
                        changed(tree -> tree.put("datacontenttype", "text/plain")),
                        ProblemType.SCHEMA_VIOLATION,
                        "/datacontenttype"),
                hostile(
                        "another schema",
                        changed(tree -> tree.put("dataschema", "urn:tumar:schema:fact:PurposeAchieved:v1")),
                        ProblemType.SCHEMA_VIOLATION,
                        "/dataschema"),
                hostile(
                        "an attribute nobody knows",
                        changed(tree -> tree.put("name" + PLANTED, PLANTED)),
                        ProblemType.SCHEMA_VIOLATION,
                        ""),
                hostile(
                        "a cause",
                        changed(tree -> tree.put(
                                "causationid", "/company/crm/" + tree.get("id").asText())),
                        ProblemType.SCHEMA_VIOLATION,
                        ""),
                hostile(
                        "a policy version",
                        changed(tree -> tree.put("policyversion", "2026-01-01")),
                        ProblemType.SCHEMA_VIOLATION,
                        ""),
                hostile(
                        "binary data",
                        changed(tree -> tree.put("data_base64", "AAAA")),
                        ProblemType.SCHEMA_VIOLATION,
                        ""),
                hostile("no data", changed(tree -> tree.remove("data")), ProblemType.SCHEMA_VIOLATION, ""),
                hostile(
                        "data as text",
                        changed(tree -> tree.put("data", PLANTED)),
                        ProblemType.SCHEMA_VIOLATION,
                        "/data"),
                hostile(
                        "a field nobody knows",
                        changed(tree -> data(tree).put("comment" + PLANTED, PLANTED)),
                        ProblemType.SCHEMA_VIOLATION,
                        "/data"),
                hostile(
                        "free text for a code",
                        changed(tree -> data(tree).put("purpose", "call " + PLANTED)),
                        ProblemType.SCHEMA_VIOLATION,
                        "/data/purpose"),
                hostile(
                        "a line end behind a code",
                        changed(tree -> data(tree).put("purpose", "marketing\n")),
                        ProblemType.SCHEMA_VIOLATION,
                        "/data/purpose"),
                hostile(
                        "everything wrong at once",
                        changed(tree -> {
                            tree.put("id", PLANTED);
                            tree.put("traceparent", PLANTED);
                            data(tree).put("purpose", 7);
                            data(tree).remove("achievedOn");
                        }),
                        ProblemType.SCHEMA_VIOLATION,
                        "/id",
                        "/traceparent",
                        "/data/purpose",
                        "/data"),
                hostile(
                        "a time in the future",
                        changed(tree -> tree.put("time", "2026-11-23T09:35:01+05:00")),
                        ProblemType.TIME_IN_FUTURE,
                        "/time"),
                hostile(
                        "a time of the first year",
                        changed(tree -> tree.put("time", "0001-01-01T00:00:00Z")),
                        ProblemType.TIME_IMPLAUSIBLE,
                        "/time"),
                hostile(
                        "a time of the last century, though its date is not",
                        changed(tree -> tree.put("time", "2000-01-01T04:59:59+05:00")),
                        ProblemType.TIME_IMPLAUSIBLE,
                        "/time"));
    }

    private static void breakCheckDigit(ObjectNode tree) {
        var subject = tree.get("subject").asText();
        char last = subject.charAt(subject.length() - 1);
        tree.put("subject", subject.substring(0, subject.length() - 1) + (last == '0' ? '1' : '0'));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"malformed", "violations"})
    void hostileClaim_isRefusedWithoutRepeatingAnythingOfIt(
            String name, byte[] bytes, ProblemType problem, List<String> paths) throws IOException {
        var reading = reader.read(CRM, bytes, RECEIPT);

        assertThat(reading).isInstanceOfSatisfying(Reading.Unreadable.class, unreadable -> {
            var rejection = unreadable.rejection();
            assertThat(rejection.problem()).isEqualTo(problem.urn());
            assertThat(rejection.title()).isEqualTo(problem.title());
            assertThat(rejection.violations().stream().map(Violation::path).distinct())
                    .containsExactlyInAnyOrderElementsOf(paths);
        });
        assertThat(Wire.strict().writeValueAsString(reading)).doesNotContain(PLANTED);
    }

    @Test
    void claim_whenNothingIsWrong_isReadAsItWasWritten() {
        var reading = reader.read(CRM, valid(), RECEIPT);

        assertThat(reading).isInstanceOfSatisfying(Reading.Understood.class, understood -> {
            assertThat(understood.event().data()).isInstanceOf(PurposeAchieved.class);
            assertThat(Wire.write(understood.event())).isEqualTo(valid());
        });
    }

    @Test
    void claim_whenItsTimeIsAtTheLimit_isRead() {
        var bytes = changed(tree -> tree.put("time", "2026-11-23T09:35:00+05:00"));

        assertThat(reader.read(CRM, bytes, RECEIPT)).isInstanceOf(Reading.Understood.class);
    }

    @Test
    void claim_whenItsTimeIsTheEarliest_isRead() {
        var bytes = changed(tree -> tree.put("time", "2000-01-01T00:00:00Z"));

        assertThat(reader.read(CRM, bytes, RECEIPT)).isInstanceOf(Reading.Understood.class);
    }

    @Test
    void violations_whenLong_areKeptAsFarAsTheyFit() {
        var claim = ((Reading.Understood) reader.read(CRM, valid(), RECEIPT)).event();
        var violations = java.util.Collections.nCopies(40, new Violation("/data/" + "x".repeat(2_000), "rule", "code"));

        var kept = ClaimReader.refuse(claim, reader.digestOf(valid()), ProblemType.UNKNOWN_CODE, violations)
                .violations();

        assertThat(kept).hasSizeBetween(5, 20);
        assertThat(kept.getLast()).isEqualTo(new Violation("", "more", Integer.toString(41 - kept.size())));
    }

    @Test
    void violationsOfTheSchema_whenVeryMany_areTheFirstAndHowManyMore() {
        var bytes = changed(tree -> {
            tree.put("type", "kz.tumar.DataHeld.v1");
            tree.put("dataschema", "urn:tumar:schema:claim:DataHeld:v1");
            var categories = tree.putObject("data").putArray("categories");
            for (int i = 0; i < 300; i++) {
                categories.add(i);
            }
        });

        var violations = ((Reading.Unreadable) reader.read(CRM, bytes, RECEIPT))
                .rejection()
                .violations();

        assertThat(violations).hasSize(51);
        assertThat(violations.getLast().rule()).isEqualTo("more");
        assertThat(Integer.parseInt(violations.getLast().expected())).isGreaterThanOrEqualTo(250);
    }

    @Test
    void digest_dependsOnTheKey() {
        var other = new ClaimReader(new Settings.Secret("another key"), Duration.ofMinutes(5));

        assertThat(reader.digestOf(valid())).isNotEqualTo(other.digestOf(valid()));
    }

    @Test
    void id_isOnlyNamedWhenTheSourceIsTheSenders() {
        @Nullable Object own = idOf(changed(tree -> tree.remove("time")));
        @Nullable Object foreign = idOf(changed(tree -> tree.put("source", "/company/site")));

        assertThat(own).isNotNull();
        assertThat(foreign).isNull();
    }

    private @Nullable Object idOf(byte[] bytes) {
        return ((Reading.Unreadable) reader.read(CRM, bytes, RECEIPT))
                .rejection()
                .claimId();
    }
}
