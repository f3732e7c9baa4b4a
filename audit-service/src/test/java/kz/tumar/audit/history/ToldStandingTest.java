package kz.tumar.audit.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kz.tumar.audit.Clause;
import org.junit.jupiter.api.Test;

/// What held on a day, told from facts and from nothing else.
final class ToldStandingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CASE = "\"caseId\":\"0198c0de-0000-7000-8000-00000000000a\"";

    private final List<Told> facts = new ArrayList<>();

    private Told fact(String type, String time, String data) {
        try {
            JsonNode event = JSON.readTree("{\"id\":\"id-" + facts.size() + "\",\"type\":\"kz.tumar." + type
                    + ".v1\",\"source\":\"/tumar/x\",\"time\":\"" + time + "\",\"data\":{" + data + "}}");
            Told told = Told.of(facts.size() * 10L, event);
            facts.add(told);
            return told;
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private Standing on(String day) {
        return ToldStanding.on(LocalDate.parse(day), facts);
    }

    private static Map<String, String> states(List<Held> held) {
        return held.stream().collect(java.util.stream.Collectors.toMap(Held::key, Held::state));
    }

    @Test
    @Clause("7.2")
    void aConsent_isAsItWasOnEachDay() {
        fact("ConsentGiven", "2026-03-01T10:00:00+05:00", "\"purpose\":\"marketing\",\"consentId\":\"a\"");
        fact("ConsentWithdrawn", "2026-04-01T10:00:00+05:00", "\"purpose\":\"marketing\"");
        fact("ConsentGiven", "2026-05-01T10:00:00+05:00", "\"purpose\":\"marketing\",\"consentId\":\"b\"");
        fact("ConsentExpired", "2026-06-01T10:00:00+05:00", "\"purpose\":\"marketing\",\"consentId\":\"a\"");

        assertThat(on("2026-02-28").consents()).isEmpty();
        assertThat(states(on("2026-03-01").consents())).isEqualTo(Map.of("marketing", "given"));
        assertThat(states(on("2026-04-30").consents())).isEqualTo(Map.of("marketing", "withdrawn"));
        assertThat(states(on("2026-06-30").consents()))
                .as("the end of one consent is not the end of another")
                .isEqualTo(Map.of("marketing", "given"));
        fact("ConsentExpired", "2026-07-01T10:00:00+05:00", "\"purpose\":\"marketing\",\"consentId\":\"b\"");
        Held ended = on("2026-07-01").consents().getFirst();
        assertThat(ended.state()).isEqualTo("expired");
        assertThat(ended.since()).isEqualTo(40);
        assertThat(ended.facts()).containsExactly(0L, 10L, 20L, 40L);
    }

    @Test
    void theOrderInTheLog_decidesNothing_andAWithdrawalWinsATie() {
        fact("ConsentWithdrawn", "2026-03-01T05:00:00Z", "\"purpose\":\"marketing\"");
        fact("ConsentGiven", "2026-03-01T10:00:00+05:00", "\"purpose\":\"marketing\",\"consentId\":\"a\"");
        fact("ProcessingUnblocked", "2026-03-01T05:00:00Z", "\"blockId\":\"b\"," + CASE);
        fact("ProcessingBlocked", "2026-03-01T05:00:00Z", "\"blockId\":\"b\"," + CASE);
        Standing told = on("2026-03-02");

        assertThat(states(told.consents())).isEqualTo(Map.of("marketing", "withdrawn"));
        assertThat(states(told.blocks())).isEqualTo(Map.of("b", "free"));
        long seed = Long.getLong("tumar.seed", System.nanoTime());
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(facts, new Random(seed + i));
            assertThat(on("2026-03-02")).as("seed " + seed).isEqualTo(told);
        }
    }

    @Test
    void aDay_endsWhereTheOperatorIs() {
        fact("HoldPlaced", "2026-03-01T18:59:59Z", "\"holdId\":\"one\",\"number\":\"2026/1\"");
        fact("HoldPlaced", "2026-03-01T19:00:00Z", "\"holdId\":\"two\",\"number\":\"2026/2\"");
        assertThat(states(on("2026-03-01").holds())).isEqualTo(Map.of("one", "held"));
        assertThat(states(on("2026-03-02").holds())).isEqualTo(Map.of("one", "held", "two", "held"));
        assertThat(on("2026-03-01").facts()).isEqualTo(1);
    }

    @Test
    void blocksHoldsAndGrounds_standUntilTheyEnd() {
        fact(
                "ProcessingBlocked",
                "2026-03-01T05:00:00Z",
                "\"blockId\":\"b\",\"categories\":[\"name\",\"phone\"]," + CASE);
        fact("HoldPlaced", "2026-03-01T05:00:00Z", "\"holdId\":\"h\",\"number\":\"2026/1\"");
        fact("GroundEstablished", "2026-03-01T05:00:00Z", "\"groundId\":\"g\",\"ground\":\"contract\"");
        Standing before = on("2026-03-05");
        assertThat(before.blocks().getFirst().says()).containsEntry("categories", "name, phone");
        assertThat(states(before.holds())).containsEntry("h", "held");
        assertThat(states(before.grounds())).containsEntry("g", "stands");
        fact("ProcessingUnblocked", "2026-03-10T05:00:00Z", "\"blockId\":\"b\"," + CASE);
        fact("HoldReleased", "2026-03-10T05:00:00Z", "\"holdId\":\"h\"");
        fact("GroundEnded", "2026-03-10T05:00:00Z", "\"groundId\":\"g\",\"endedOn\":\"2026-03-10\"");
        Standing after = on("2026-03-10");
        assertThat(states(after.blocks())).containsEntry("b", "free");
        assertThat(states(after.holds())).containsEntry("h", "released");
        assertThat(states(after.grounds())).containsEntry("g", "ended");
        assertThat(on("2026-03-05")).isEqualTo(ToldStanding.on(LocalDate.parse("2026-03-05"), facts.subList(0, 3)));
    }

    @Test
    @Clause("8.1")
    void aTerm_isAsItWasReckonedByThen() {
        fact("SubjectRequestFiled", "2026-03-02T05:00:00Z", CASE + ",\"kind\":\"ACCESS\",\"policyDue\":\"2026-03-16\"");
        fact("DeadlineExtended", "2026-03-10T05:00:00Z", CASE + ",\"policyDue\":\"2026-03-23\"");
        fact("DeadlineMissed", "2026-03-24T05:00:00Z", CASE + ",\"profile\":\"POLICY\",\"due\":\"2026-03-23\"");
        fact("RequestAnswered", "2026-03-26T05:00:00Z", CASE + ",\"answeredAt\":\"2026-03-26T05:00:00Z\"");
        fact("DeadlineMissed", "2026-03-27T05:00:00Z", CASE + ",\"profile\":\"LAW\",\"due\":\"2026-03-05\"");

        assertThat(on("2026-03-09").terms().getFirst().says()).containsEntry("policyDue", "2026-03-16");
        assertThat(on("2026-03-23").terms().getFirst().says()).containsEntry("policyDue", "2026-03-23");
        assertThat(on("2026-03-23").terms().getFirst().state()).isEqualTo("open");
        assertThat(on("2026-03-25").terms().getFirst().state()).isEqualTo("missed");
        assertThat(on("2026-03-27").terms().getFirst().state()).isEqualTo("answered");
    }

    @Test
    void aCorrection_standsBesideWhatItCorrects() {
        Told filed = fact(
                "SubjectRequestFiled",
                "2026-03-02T05:00:00Z",
                CASE + ",\"kind\":\"ACCESS\",\"policyDue\":\"2026-03-16\"");
        fact("HoldPlaced", "2026-03-02T05:00:00Z", "\"holdId\":\"h\",\"number\":\"2026/1\"");
        Told correction = fact(
                "FactCorrected",
                "2026-03-05T05:00:00Z",
                CASE + ",\"corrects\":\"" + filed.id() + "\",\"change\":\"RECEIPT\",\"reason\":\"typing-error\","
                        + "\"policyDue\":\"2026-03-13\"");
        fact("FactCorrected", "2026-03-06T05:00:00Z", CASE + ",\"corrects\":\"unknown\",\"change\":\"X\"");

        Held before = on("2026-03-04").terms().getFirst();
        assertThat(before.corrections()).isEmpty();
        Standing after = on("2026-03-06");
        Held term = after.terms().getFirst();
        assertThat(term.says()).containsEntry("policyDue", "2026-03-13");
        assertThat(term.facts()).contains(filed.index(), correction.index());
        assertThat(term.corrections()).containsExactly(correction.index());
        assertThat(after.holds().getFirst().corrections()).isEmpty();
        assertThat(after.corrections())
                .containsExactly(
                        new Standing.Correction(correction.index(), filed.index(), "RECEIPT", "typing-error"),
                        new Standing.Correction(30, -1, "X", ""));
    }
}
