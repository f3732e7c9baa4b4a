package kz.tumar.retention.decision;

import static kz.tumar.retention.decision.Scene.ARTICLE;
import static kz.tumar.retention.decision.Scene.BANK;
import static kz.tumar.retention.decision.Scene.CONTACT;
import static kz.tumar.retention.decision.Scene.CONTRACT;
import static kz.tumar.retention.decision.Scene.CRM;
import static kz.tumar.retention.decision.Scene.MARKETING;
import static kz.tumar.retention.decision.Scene.ONE;
import static kz.tumar.retention.decision.Scene.REPORTING;
import static kz.tumar.retention.decision.Scene.SALES;
import static kz.tumar.retention.decision.Scene.SITE;
import static kz.tumar.retention.decision.Scene.TAX;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.retention.Clause;
import org.junit.jupiter.api.Test;

/// Why is this not destroyed? Everything that keeps it is named, with who said so and when it is looked at again.
class ExplainingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static List<Explaining.Reason> why(Scene scene, CategoryCode category) {
        return Explaining.why(scene.person(), scene.dossiers(), Scene.rules(), TODAY).stream()
                .filter(item -> item.category().equals(category))
                .findFirst()
                .orElseThrow()
                .reasons();
    }

    @Test
    @Clause({"2.6.1", "8.4"})
    void everyReason_isNamed_withWhoSaidSo_andUntilWhen() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.held(SITE, CONTACT)).knows(ONE, scene.given(MARKETING, CONTACT));
        scene.knows(ONE, scene.ground(CONTRACT, SALES, LocalDate.of(2027, 1, 31), CONTACT));
        var hold = scene.onHold(CONTACT);
        var block = scene.blocked(scene.aCase(), CONTACT);
        var dispute = scene.aCase();
        scene.knows(ONE, hold).knows(ONE, block).knows(ONE, scene.filed(dispute));
        scene.settle();

        var reasons = why(scene, CONTACT);

        assertThat(reasons)
                .containsExactly(
                        new Explaining.Reason(Explaining.Kept.CONSENT, MARKETING.value(), null, SITE.value(), null),
                        new Explaining.Reason(
                                Explaining.Kept.GROUND,
                                CONTRACT.value(),
                                ARTICLE,
                                CRM.value(),
                                LocalDate.of(2027, 2, 1)),
                        new Explaining.Reason(
                                Explaining.Kept.HOLD, hold.key(), null, "person", LocalDate.of(2027, 6, 1)),
                        new Explaining.Reason(Explaining.Kept.BLOCK, block.key(), null, "request-service", null),
                        new Explaining.Reason(Explaining.Kept.CASE, dispute.toString(), null, "request-service", null));
    }

    @Test
    @Clause({"7.9", "8.4"})
    void statutoryTerm_isNamedWithItsArticle_andTheDayItIsOver() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.held(CRM, BANK)).knows(ONE, scene.achieved(REPORTING, LocalDate.of(2026, 11, 20)));
        scene.settle();

        var reasons = why(scene, BANK);

        assertThat(reasons)
                .containsExactly(new Explaining.Reason(
                        Explaining.Kept.LOCK, TAX.value(), ARTICLE, "policy", LocalDate.of(2031, 11, 20)));
    }
}
