package kz.tumar.consent.decision;

import static kz.tumar.consent.decision.Given.CLIENT;
import static kz.tumar.consent.decision.Given.MARKETING;
import static kz.tumar.consent.decision.Given.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.tumar.consent.Clause;
import kz.tumar.consent.decision.Collecting.Finding;
import kz.tumar.consent.decision.Collecting.Treatment;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.policy.FieldCode;
import kz.tumar.policy.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CollectingTest {
    private static Collecting.Verdict judge(
            Rules rules, PurposeCode purpose, SubjectCategoryCode person, String field, @Nullable String category) {
        return new Collecting(rules, purpose, person)
                .judge(List.of(new Collecting.Field(
                        new FieldCode(field), category == null ? null : new CategoryCode(category))))
                .getFirst();
    }

    private static Finding find(PurposeCode purpose, String field, @Nullable String category) {
        return judge(RULES, purpose, CLIENT, field, category).finding();
    }

    @Test
    @Clause({"3.2", "5.1"})
    void fieldTheCategoryOfWhichThePurposeNeeds_isCollected_anyOtherRefused() {
        assertThat(find(MARKETING, "e-mail", "contact")).isEqualTo(Finding.NEEDED);
        assertThat(judge(RULES, MARKETING, CLIENT, "iban", "bank-details"))
                .isEqualTo(new Collecting.Verdict(new FieldCode("iban"), Treatment.REFUSE, Finding.OUTSIDE_PURPOSE));
    }

    @Test
    @Clause("5.2")
    void fieldOfNoKnownCategory_waitsAside() {
        assertThat(judge(RULES, MARKETING, CLIENT, "shoe-size", null).treatment())
                .isEqualTo(Treatment.QUARANTINE);
        assertThat(find(MARKETING, "shoe-size", "feet")).isEqualTo(Finding.UNCLASSIFIED);
    }

    @Test
    @Clause({"5.1", "5.2.4"})
    void otherData_needsAnAdditionThatAnOrderDocumented() {
        var contract = new PurposeCode("contract-performance");
        Rules documented = Given.rules("additions: []", """
                additions:
                  - {code: driving-licence, title: {kk: a, ru: b, en: c}, dataCategory: contract-other,
                     order: {number: 7-K, date: "2026-11-02", confirmedBy: null, confirmedOn: null}}""", "2026-11-01");

        assertThat(find(contract, "driving-licence", "contract-other")).isEqualTo(Finding.UNDOCUMENTED);
        assertThat(judge(documented, contract, CLIENT, "driving-licence", null).finding())
                .isEqualTo(Finding.DOCUMENTED);
        assertThat(judge(documented, MARKETING, CLIENT, "driving-licence", null).finding())
                .isEqualTo(Finding.OUTSIDE_PURPOSE);
    }

    @Test
    @Clause("5.4")
    void specialCategory_isTakenOnlyForThePurposeThatTheLawGivesIt() {
        var records = new PurposeCode("personnel-records");

        assertThat(find(MARKETING, "disability-group", "disability")).isEqualTo(Finding.SPECIAL);
        assertThat(judge(RULES, records, Given.EMPLOYEE, "disability-group", "disability")
                        .finding())
                .isEqualTo(Finding.NEEDED);
    }

    @Test
    @Clause("3.1")
    void purposeOutsideThePolicy_collectsNothing() {
        assertThat(find(new PurposeCode("resale"), "e-mail", "contact")).isEqualTo(Finding.OUTSIDE_POLICY);
        assertThat(judge(RULES, MARKETING, Given.EMPLOYEE, "e-mail", "contact").finding())
                .isEqualTo(Finding.OUTSIDE_POLICY);
    }

    @Test
    void everyFinding_isReadInThreeLanguages() {
        for (Finding finding : Finding.values()) {
            assertThat(Language.values())
                    .allSatisfy(language -> assertThat(finding.title(language)).isNotBlank());
        }
    }
}
