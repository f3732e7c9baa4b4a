package kz.tumar.retention.decision;

import static kz.tumar.retention.decision.Scene.BANK;
import static kz.tumar.retention.decision.Scene.CRM;
import static kz.tumar.retention.decision.Scene.ONE;
import static kz.tumar.retention.decision.Scene.REPORTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.retention.Clause;
import org.junit.jupiter.api.Test;

/// What a new policy would change is told before anybody publishes it.
class WhatIfTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    @Clause({"7.9", "9.1"})
    void policyWithoutATerm_wouldDestroyWhatIsLocked() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.held(CRM, BANK)).knows(ONE, scene.achieved(REPORTING, LocalDate.of(2026, 11, 20)));

        var now = Scene.rules();
        var shorter = now.terms().stream()
                .map(term -> new Rules.TermRule(
                        term.purpose(),
                        term.categories(),
                        term.start(),
                        java.time.Period.ZERO,
                        term.reviewEvery(),
                        term.lockedUnder(),
                        term.article(),
                        true))
                .toList();
        var then = new Rules(
                now.version(),
                now.zone(),
                now.covered(),
                now.grounds(),
                shorter,
                now.holders(),
                now.grace(),
                now.limit());

        assertThat(WhatIf.between(now, then, scene.person(), TODAY))
                .isEqualTo(List.of(
                        new WhatIf.Difference(REPORTING, BANK, RetentionOutcome.LOCK, RetentionOutcome.DESTROY)));
        assertThat(WhatIf.between(now, now, scene.person(), TODAY)).isEmpty();
    }
}
