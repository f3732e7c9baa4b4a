package kz.tumar.retention.decision;

import static kz.tumar.retention.decision.Scene.ACTIVITY;
import static kz.tumar.retention.decision.Scene.ARCHIVE;
import static kz.tumar.retention.decision.Scene.ARTICLE;
import static kz.tumar.retention.decision.Scene.CONTACT;
import static kz.tumar.retention.decision.Scene.CRM;
import static kz.tumar.retention.decision.Scene.MARKETING;
import static kz.tumar.retention.decision.Scene.ONE;
import static kz.tumar.retention.decision.Scene.SITE;
import static kz.tumar.retention.decision.Scene.TAX;
import static kz.tumar.retention.decision.Scene.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.fact.DestructionCancelled;
import kz.tumar.contract.fact.DestructionScheduled;
import kz.tumar.contract.fact.RetainedLocked;
import kz.tumar.contract.fact.RetentionAssessed;
import kz.tumar.retention.Clause;
import org.junit.jupiter.api.Test;

/// What people and senders do before data goes: holds, decisions, claims taken back, a death.
@Clause("8.4")
class PeopleActTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static Scene withdrawn() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.given(MARKETING, CONTACT)).knows(ONE, scene.held(SITE, CONTACT));
        scene.knows(ONE, scene.withdrawn(MARKETING));
        scene.settle();
        return scene;
    }

    private static Scene undecided() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.held(SITE, ACTIVITY));
        scene.knows(ONE, scene.achieved(ARCHIVE, LocalDate.of(2020, 1, 1)));
        scene.settle();
        return scene;
    }

    @Test
    void hold_callsOffWhatIsScheduled_andItsReleaseSchedulesItAgain() {
        var scene = withdrawn();
        var hold = scene.onHold(CONTACT);
        scene.knows(ONE, hold);

        var placed = scene.settle();

        assertThat(Scene.of(placed, DestructionCancelled.class)).hasSize(1);
        assertThat(scene.outcome(MARKETING, CONTACT)).isEqualTo(RetentionOutcome.HELD);
        assertThat(scene.line(ONE, MARKETING, CONTACT).heldUnder()).isEqualTo(hold.holdId());
        scene.knows(ONE, scene.holdEnded(hold));
        var released = scene.settle();
        assertThat(Scene.of(released, DestructionScheduled.class)).hasSize(1);
        assertThat(Scene.of(released, RetentionAssessed.class))
                .extracting(RetentionAssessed::trigger)
                .containsExactly(AssessmentTrigger.HOLD_RELEASED);
    }

    @Test
    void hold_isOneOfMany_andTheLastReleaseFrees() {
        var scene = withdrawn();
        var first = scene.onHold(CONTACT);
        var second = scene.onHold();
        scene.knows(ONE, first).knows(ONE, second);
        scene.settle();

        scene.knows(ONE, scene.holdEnded(first));
        scene.settle();

        assertThat(scene.orders(ONE)).isEmpty();
        scene.knows(ONE, scene.holdEnded(second));
        scene.settle();
        assertThat(scene.orders(ONE)).hasSize(1);
    }

    @Test
    void hold_underOneReference_bindsEveryLinkedReference() {
        var scene = new Scene(ONE, TWO);
        scene.knows(TWO, scene.given(MARKETING, CONTACT)).knows(TWO, scene.held(SITE, CONTACT));
        scene.knows(ONE, scene.onHold(CONTACT));

        scene.knows(TWO, scene.withdrawn(MARKETING));
        scene.settle();

        assertThat(scene.orders(TWO)).isEmpty();
    }

    @Test
    void hold_overAnotherCategory_changesNothing() {
        var scene = withdrawn();

        scene.knows(ONE, scene.onHold(ACTIVITY));

        assertThat(scene.settle()).isEmpty();
    }

    @Test
    @Clause("7.9")
    void unconfirmedTerm_waitsForADecision_andDestroysOnItsDay() {
        var scene = undecided();
        assertThat(scene.outcome(ARCHIVE, ACTIVITY)).isEqualTo(RetentionOutcome.DECIDE);
        var day = TODAY.plusDays(10);

        scene.knows(ONE, scene.decided(ARCHIVE, ACTIVITY, RetentionOutcome.DESTROY, day));
        var rulings = scene.settle();

        assertThat(Scene.of(rulings, DestructionScheduled.class))
                .singleElement()
                .satisfies(scheduled -> assertThat(scheduled.due()).isEqualTo(day));
        assertThat(scene.settle()).isEmpty();
    }

    @Test
    @Clause("7.9")
    void unconfirmedTerm_decidedToStay_isLockedAndComesBackOnItsDay() {
        var scene = undecided();
        var day = TODAY.plusDays(10);

        scene.knows(ONE, scene.decided(ARCHIVE, ACTIVITY, RetentionOutcome.LOCK, day));
        var rulings = scene.settle();

        assertThat(Scene.of(rulings, RetainedLocked.class)).singleElement().satisfies(locked -> {
            assertThat(locked.ground()).isEqualTo(TAX);
            assertThat(locked.article()).isEqualTo(ARTICLE);
            assertThat(locked.reviewOn()).isEqualTo(day);
        });
        scene.settle(day.atTime(12, 0).toInstant(java.time.ZoneOffset.UTC), Map.of());
        assertThat(scene.outcome(ARCHIVE, ACTIVITY)).isEqualTo(RetentionOutcome.DECIDE);
    }

    @Test
    @Clause("7.9")
    void decision_saysNothingOfWhatIsRecordedLater() {
        var scene = undecided();
        scene.knows(ONE, scene.decided(ARCHIVE, ACTIVITY, RetentionOutcome.DESTROY, TODAY));
        scene.knows(ONE, scene.held(CRM, ACTIVITY)).knows(ONE, scene.held(SITE, ACTIVITY));

        scene.settle();

        assertThat(scene.outcome(ARCHIVE, ACTIVITY)).isEqualTo(RetentionOutcome.DECIDE);
        assertThat(scene.orders(ONE)).isEmpty();
    }

    @Test
    void claimTakenBack_callsOffWhatOnlyItMadeDue() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.held(SITE, CONTACT));
        var achieved = scene.achieved(MARKETING, TODAY);
        scene.knows(ONE, achieved);
        scene.settle();
        assertThat(scene.orders(ONE)).hasSize(1);

        scene.knows(ONE, scene.retracted(achieved));
        var rulings = scene.settle();

        assertThat(Scene.of(rulings, DestructionCancelled.class))
                .singleElement()
                .satisfies(off -> assertThat(off.reason()).isEqualTo(Reasons.RETRACTED));
        assertThat(scene.line(ONE, MARKETING, CONTACT).neededFor()).isEqualTo(MARKETING);
    }

    @Test
    void claimTakenBack_leavesWhatAWithdrawalMadeDue() {
        var scene = withdrawn();
        var achieved = scene.achieved(MARKETING, TODAY);
        scene.knows(ONE, achieved).knows(ONE, scene.retracted(achieved));

        assertThat(Scene.of(scene.settle(), DestructionCancelled.class)).isEmpty();
        assertThat(scene.orders(ONE)).hasSize(1);
    }

    @Test
    void claimTakenBack_leavesTheClaimOfAnotherSystem() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.held(SITE, CONTACT));
        var achieved = scene.achieved(MARKETING, TODAY);
        scene.knows(ONE, achieved).knows(ONE, scene.achieved(SITE, MARKETING, TODAY));

        scene.knows(ONE, scene.retracted(achieved));
        scene.settle();

        assertThat(scene.orders(ONE)).hasSize(1);
    }

    @Test
    void death_endsConsents_andOpensAReview_butDestroysNothing() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.given(MARKETING, CONTACT)).knows(ONE, scene.held(SITE, CONTACT));

        scene.knows(ONE, scene.deceased());
        var rulings = scene.settle();

        assertThat(Scene.of(rulings, DestructionScheduled.class)).isEmpty();
        assertThat(scene.outcome(MARKETING, CONTACT)).isEqualTo(RetentionOutcome.DECIDE);
        assertThat(Scene.of(rulings, RetentionAssessed.class))
                .extracting(RetentionAssessed::trigger)
                .containsExactly(AssessmentTrigger.SUBJECT_DECEASED);
        scene.knows(ONE, scene.decided(MARKETING, CONTACT, RetentionOutcome.DESTROY, TODAY));
        assertThat(Scene.of(scene.settle(), DestructionScheduled.class)).hasSize(1);
    }

    @Test
    void why_namesEverythingThatKeepsACategory() {
        var scene = withdrawn();
        var hold = scene.onHold(CONTACT);
        scene.knows(ONE, hold).knows(ONE, scene.ground(TAX, MARKETING, TODAY.plusYears(1), CONTACT));
        scene.settle();

        var items = Explaining.why(scene.person(), scene.dossiers(), Scene.rules(), TODAY);

        assertThat(items).singleElement().satisfies(item -> {
            assertThat(item.holders()).containsExactly(SITE);
            assertThat(item.reasons())
                    .extracting(Explaining.Reason::kept)
                    .containsExactlyInAnyOrder(Explaining.Kept.GROUND, Explaining.Kept.HOLD);
            assertThat(item.reasons())
                    .filteredOn(reason -> reason.kept() == Explaining.Kept.GROUND)
                    .allSatisfy(reason -> {
                        assertThat(reason.article()).isEqualTo(ARTICLE);
                        assertThat(reason.assertedBy()).isEqualTo(CRM.value());
                        assertThat(reason.until()).isEqualTo(TODAY.plusYears(1).plusDays(1));
                    });
        });
    }

    @Test
    void previewOfAnOrder_saysWhatWouldGoAndWhatWouldStay() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.given(MARKETING, CONTACT, ACTIVITY));
        scene.knows(ONE, scene.held(SITE, CONTACT)).knows(ONE, scene.held(SITE, ACTIVITY));
        scene.knows(ONE, scene.withdrawn(MARKETING));
        scene.settle();
        scene.knows(ONE, scene.onHold(ACTIVITY));

        var order = (Destruction.Scheduled) scene.orders(ONE).getFirst();
        var preview = Explaining.preview(order, scene.person(), Scene.rules(), TODAY);

        assertThat(preview.goes()).containsExactly(CONTACT);
        assertThat(preview.holders()).containsOnlyKeys(SITE);
        assertThat(preview.stays())
                .singleElement()
                .satisfies(line -> assertThat(line.category()).isEqualTo(ACTIVITY));
    }

    @Test
    void asked_twice_isAnsweredOnce() {
        var scene = withdrawn();
        var again = scene.settle(scene.now, Map.of(ONE, List.of()));

        assertThat(again).isEmpty();
    }
}
