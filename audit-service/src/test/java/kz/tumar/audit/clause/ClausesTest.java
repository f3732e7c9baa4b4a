package kz.tumar.audit.clause;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import kz.tumar.audit.Clause;
import kz.tumar.audit.clause.ClauseTable.Late;
import kz.tumar.contract.Catalogue;
import org.junit.jupiter.api.Test;

/// The table of clauses, and what is late by the facts.
final class ClausesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LateWork work = new LateWork();

    private void fact(String type, String data) {
        fact(type, type + data, data);
    }

    private void fact(String type, String id, String data) {
        try {
            work.take(type, id, JSON.readTree("{" + data + "}"));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private static String of(String caseId) {
        return "\"caseId\":\"" + caseId + "\"";
    }

    @Test
    void theTable_namesFactsThatThereAre_inThreeLanguages() {
        ClauseTable table = ClauseTable.ofThisBuild();
        Set<String> known = Catalogue.facts().keySet();
        assertThat(table.rows()).hasSizeGreaterThan(40).allSatisfy(row -> {
            assertThat(row.title()).containsOnlyKeys("kk", "ru", "en");
            assertThat(row.state()).isIn("executable", "open");
            assertThat(known).containsAll(row.facts());
            assertThat(table.tests(row.clause()).isEmpty())
                    .as(row.clause())
                    .isEqualTo(row.state().equals("open"));
        });
        assertThat(known).containsAll(LateWork.TYPES);
        assertThat(table.tests("2.6.2")).isNotEmpty();
    }

    @Test
    @Clause("2.8")
    void whatWasMissed_isLateUntilItIsAnswered() {
        fact("SubjectRequestFiled", of("a") + ",\"kind\":\"ACCESS\"");
        fact("SubjectRequestFiled", of("b") + ",\"kind\":\"RECTIFICATION\"");
        fact("AuthorityInquiryReceived", of("c"));
        assertThat(work.late()).isEmpty();
        for (String each : new String[] {"a", "b", "c"}) {
            fact("DeadlineMissed", of(each) + ",\"profile\":\"LAW\"");
            fact("DeadlineMissed", of(each) + ",\"profile\":\"POLICY\"");
        }
        assertThat(work.late()).isEqualTo(Map.of(Late.ACCESS, 1L, Late.RECTIFICATION, 1L, Late.INQUIRIES, 1L));
        fact("RequestRefused", of("a"));
        fact("RequestWithdrawn", of("b"));
        fact("AuthorityInquiryAnswered", of("c"));
        assertThat(work.late()).isEmpty();
    }

    @Test
    @Clause("7.8")
    void aBreach_isLateAsABreach_untilTheAuthorityIsTold() {
        fact("BreachRegistered", of("b"));
        fact("DeadlineMissed", of("b") + ",\"profile\":\"LAW\"");
        assertThat(work.late()).isEqualTo(Map.of(Late.BREACH, 1L));
        fact("BreachNotified", of("b"));
        assertThat(work.late()).isEmpty();
    }

    @Test
    void aCaseThatShouldNotHaveBeenRecorded_isNotLate_norOneThatIsAnotherPersons() {
        for (String change : new String[] {"ANNULLED", "SUBJECT"}) {
            fact("SubjectRequestFiled", "filed", of(change) + ",\"kind\":\"ACCESS\"");
            missed(change, "LAW", "2026-11-02");
            assertThat(work.late()).isEqualTo(Map.of(Late.ACCESS, 1L));
            corrected(change, "filed", change, "");
            assertThat(work.late()).isEmpty();
        }
    }

    @Test
    void anAnswerThatDidNotArrive_orDoesNotHold_leavesTheCaseLate() {
        fact("SubjectRequestFiled", of("a") + ",\"kind\":\"RECTIFICATION\"");
        missed("a", "LAW", "2026-11-02");
        fact("RequestAnswered", "first", of("a"));
        fact("DeliveryFailed", of("a"));
        assertThat(work.late()).isEqualTo(Map.of(Late.RECTIFICATION, 1L));
        fact("RequestAnswered", "second", of("a"));
        assertThat(work.late()).isEmpty();
        corrected("a", "first", "ANNULLED", "");
        corrected("a", "second", "DATE", "");
        assertThat(work.late()).isEmpty();
        corrected("a", "second", "MISDIRECTED", "");
        assertThat(work.late()).isEqualTo(Map.of(Late.RECTIFICATION, 1L));
        fact("RequestRefused", "third", of("a"));
        assertThat(work.late()).isEmpty();
        corrected("a", "third", "ANNULLED", "");
        assertThat(work.late()).isEqualTo(Map.of(Late.RECTIFICATION, 1L));
    }

    @Test
    void aTermThatWasCountedFromAWrongDay_isNotMissedByThat_andWhatIsAnsweredIsNotLate() {
        fact("SubjectRequestFiled", "filed", of("a") + ",\"kind\":\"ACCESS\"");
        missed("a", "POLICY", "2026-11-02");
        missed("a", "LAW", "2026-11-09");
        corrected("a", "filed", "DATE", ",\"policyDue\":\"2026-11-04\",\"statutoryDue\":\"2026-11-09\"");
        assertThat(work.late()).isEqualTo(Map.of(Late.ACCESS, 1L));
        corrected("a", "filed", "DATE", ",\"policyDue\":\"2026-11-04\",\"statutoryDue\":\"2026-11-11\"");
        assertThat(work.late()).isEmpty();
        fact("RequestAnswered", of("a"));
        missed("a", "LAW", "2026-11-11");
        assertThat(work.late()).isEmpty();
    }

    private void missed(String caseId, String profile, String due) {
        fact("DeadlineMissed", of(caseId) + ",\"profile\":\"" + profile + "\",\"due\":\"" + due + "\"");
    }

    private void corrected(String caseId, String corrects, String change, String more) {
        String data = of(caseId) + ",\"corrects\":\"" + corrects + "\",\"change\":\"" + change + "\"" + more;
        fact("FactCorrected", data);
    }

    @Test
    void anOrder_isLateUntilItsLastHolderHasConfirmed() {
        fact("DestructionOverdue", "\"orderId\":\"o\",\"holder\":\"crm\"");
        fact("DestructionOverdue", "\"orderId\":\"o\",\"holder\":\"site\"");
        fact("DestructionOverdue", "\"orderId\":\"p\",\"holder\":\"site\"");
        assertThat(work.late()).isEqualTo(Map.of(Late.DESTRUCTION, 2L));
        fact("DestructionConfirmed", "\"orderId\":\"o\",\"holder\":\"crm\"");
        assertThat(work.late()).isEqualTo(Map.of(Late.DESTRUCTION, 2L));
        fact("DestructionConfirmed", "\"orderId\":\"o\",\"holder\":\"site\"");
        fact("DestructionCancelled", "\"orderId\":\"p\"");
        assertThat(work.late()).isEmpty();
    }
}
