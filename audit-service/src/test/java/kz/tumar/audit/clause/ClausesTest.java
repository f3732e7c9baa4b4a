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
        try {
            work.take(type, JSON.readTree("{" + data + "}"));
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
