package kz.tumar.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.consent.Clause;
import kz.tumar.consent.decision.Succession.Objection;
import kz.tumar.policy.Policy;
import org.junit.jupiter.api.Test;

/// Versions of the policy follow one another.
class SuccessionTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final String ORDER =
            "order: {number: TRIAL-1, date: \"2026-11-01\", confirmedBy: trial, confirmedOn: \"2026-11-01\"}";
    private static final List<Policy> ANNOUNCED =
            List.of(Given.RULES.policy(), policy("7-P", "responsible-person", "2027-03-01"));

    private static Policy policy(String order, String by, String firstDay) {
        String confirmed = by.equals("null") ? "null" : "\"2026-11-20\"";
        String signed = "order: {number: %s, date: \"2026-11-20\", confirmedBy: %s, confirmedOn: %s}"
                .formatted(order, by, confirmed);
        return Given.rules(ORDER, signed, firstDay).policy();
    }

    private static List<Objection> to(String firstDay) {
        return objections(policy("8-P", "responsible-person", firstDay), false);
    }

    private static List<Objection> objections(Policy policy, boolean trial) {
        return Succession.objections(policy, ANNOUNCED, TODAY, trial);
    }

    @Test
    @Clause("9.1")
    void versionThatBeginsAfterTheOneInForce_mayFollow_evenBeforeOneToCome() {
        assertThat(to("2026-11-24")).isEmpty();
        assertThat(to("2027-01-01")).isEmpty();
        assertThat(to("2028-01-01")).isEmpty();
    }

    @Test
    @Clause("9.1")
    void twoVersions_neverBeginOnOneDay() {
        assertThat(objections(policy("8-P", "responsible-person", "2026-11-01"), false))
                .containsExactly(Objection.SAME_DAY);
    }

    @Test
    @Clause("9.1")
    void versionThatWouldRuleDaysThatAnotherRuled_isRefused() {
        assertThat(to("2026-10-01")).containsExactly(Objection.IN_THE_PAST);
    }

    @Test
    @Clause("9.1")
    void versionWhoseOrderNobodyVouchedFor_isRefused_anInstallationsFirstToo() {
        var unsigned = policy("8-P", "null", "2026-12-01");

        assertThat(objections(unsigned, true)).containsExactly(Objection.NO_ORDER);
        assertThat(Succession.objections(unsigned, List.of(), TODAY, true)).containsExactly(Objection.NO_ORDER);
    }

    @Test
    @Clause("9.1")
    void anOrder_approvesOneVersion() {
        assertThat(objections(policy("7-P", "responsible-person", "2026-12-01"), false))
                .containsExactly(Objection.SAME_ORDER);
    }

    @Test
    @Clause("9.1")
    void orderForTrials_isRefusedWhereTheIssuerIsReachedOverTls() {
        var shipped = Given.RULES.policy();

        assertThat(Succession.objections(shipped, List.of(), TODAY, Succession.isTrial("http://127.0.0.1:8085")))
                .isEmpty();
        assertThat(Succession.objections(shipped, List.of(), TODAY, Succession.isTrial("https://id.example.org")))
                .containsExactly(Objection.TRIAL_ORDER);
    }
}
