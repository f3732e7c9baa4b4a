package kz.tumar.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.tumar.consent.Clause;
import kz.tumar.consent.decision.Succession.Objection;
import kz.tumar.contract.PolicyVersion;
import org.junit.jupiter.api.Test;

/// Versions of the policy follow one another.
class SuccessionTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final Map<PolicyVersion, LocalDate> ANNOUNCED = Map.of(
            new PolicyVersion("2026-11-01"), LocalDate.parse("2026-11-01"),
            new PolicyVersion("2027-03-01"), LocalDate.parse("2027-03-01"));

    private static List<Objection> to(String firstDay, boolean orderRequired) {
        var policy = Given.rules("version: \"2026-11-01\"", "version: \"2026-11-02\"", firstDay)
                .policy();
        return Succession.objections(policy, ANNOUNCED, TODAY, orderRequired);
    }

    @Test
    @Clause("9.1")
    void versionThatBeginsAfterTheOneInForce_mayFollow_evenBeforeOneToCome() {
        assertThat(to("2026-11-24", false)).isEmpty();
        assertThat(to("2027-01-01", false)).isEmpty();
        assertThat(to("2028-01-01", false)).isEmpty();
    }

    @Test
    @Clause("9.1")
    void twoVersions_neverBeginOnOneDay() {
        assertThat(to("2027-03-01", false)).containsExactly(Objection.SAME_DAY);
    }

    @Test
    @Clause("9.1")
    void versionThatWouldRuleDaysThatAnotherRuled_isRefused() {
        assertThat(to("2026-10-01", false)).containsExactly(Objection.IN_THE_PAST);
    }

    @Test
    @Clause("9.1")
    void whereAnOrderIsRequired_noneWithoutItsNumberAndDate() {
        assertThat(to("2026-12-01", true)).containsExactly(Objection.NO_ORDER);
    }
}
