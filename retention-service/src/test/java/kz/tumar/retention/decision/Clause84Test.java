package kz.tumar.retention.decision;

import static kz.tumar.retention.decision.Scene.ACTIVITY;
import static kz.tumar.retention.decision.Scene.ARCHIVE;
import static kz.tumar.retention.decision.Scene.BANK;
import static kz.tumar.retention.decision.Scene.CONTACT;
import static kz.tumar.retention.decision.Scene.CONTRACT;
import static kz.tumar.retention.decision.Scene.CRM;
import static kz.tumar.retention.decision.Scene.MARKETING;
import static kz.tumar.retention.decision.Scene.ONE;
import static kz.tumar.retention.decision.Scene.REPORTING;
import static kz.tumar.retention.decision.Scene.SALES;
import static kz.tumar.retention.decision.Scene.SITE;
import static kz.tumar.retention.decision.Scene.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.ExceptionAnswer;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.fact.DestructionCancelled;
import kz.tumar.contract.fact.DestructionScheduled;
import kz.tumar.contract.fact.RetainedLocked;
import kz.tumar.contract.fact.RetentionAssessed;
import kz.tumar.retention.Clause;
import org.junit.jupiter.api.Test;

@Clause("8.4")
class Clause84Test {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void withdrawal_whenNothingElseNeedsTheData_schedulesItsDestruction() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.given(MARKETING, CONTACT, ACTIVITY)).knows(ONE, scene.held(SITE, CONTACT));
        scene.knows(ONE, scene.withdrawn(MARKETING));

        var rulings = scene.settle();

        assertThat(Scene.of(rulings, DestructionScheduled.class))
                .singleElement()
                .satisfies(scheduled -> assertThat(scheduled.categories()).containsExactly(CONTACT));
        assertThat(scene.line(ONE, MARKETING, CONTACT)).satisfies(line -> {
            assertThat(line.contract()).isEqualTo(ExceptionAnswer.DOES_NOT_APPLY);
            assertThat(line.lawfulGround()).isEqualTo(ExceptionAnswer.DOES_NOT_APPLY);
            assertThat(line.agreement()).isEqualTo(ExceptionAnswer.DOES_NOT_APPLY);
        });
    }

    @Test
    void withdrawal_whenContractStillRuns_locksInsteadOfDestroying() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.given(MARKETING, CONTACT)).knows(ONE, scene.held(SITE, CONTACT));
        scene.knows(ONE, scene.ground(CONTRACT, SALES, LocalDate.of(2027, 3, 1), CONTACT));
        scene.knows(ONE, scene.withdrawn(MARKETING));

        var rulings = scene.settle();

        assertThat(Scene.of(rulings, DestructionScheduled.class)).isEmpty();
        assertThat(Scene.of(rulings, RetainedLocked.class)).singleElement().satisfies(locked -> {
            assertThat(locked.ground()).isEqualTo(CONTRACT);
            assertThat(locked.article()).isEqualTo(Scene.ARTICLE);
            assertThat(locked.reviewOn()).isEqualTo(LocalDate.of(2027, 3, 2));
        });
        assertThat(scene.line(ONE, MARKETING, CONTACT).contract()).isEqualTo(ExceptionAnswer.APPLIES);
    }

    @Test
    void withdrawal_whenAnotherPurposeHasConsent_destroysOnlyWhatThatDoesNotNeed() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.given(MARKETING, CONTACT, ACTIVITY)).knows(ONE, scene.given(SALES, CONTACT));
        scene.knows(ONE, scene.held(SITE, CONTACT)).knows(ONE, scene.held(SITE, ACTIVITY));
        scene.knows(ONE, scene.withdrawn(MARKETING));

        scene.settle();

        assertThat(scene.line(ONE, MARKETING, CONTACT).neededFor()).isEqualTo(SALES);
        assertThat(scene.outcome(MARKETING, ACTIVITY)).isEqualTo(RetentionOutcome.DESTROY);
        assertThat(scene.orders(ONE)).flatExtracting(Destruction::categories).containsExactly(ACTIVITY);
    }

    @Test
    void withdrawalUnderOneReference_bindsEveryLinkedReference() {
        var scene = new Scene(ONE, TWO);
        scene.knows(ONE, scene.given(MARKETING, CONTACT)).knows(TWO, scene.given(MARKETING, CONTACT));
        scene.knows(ONE, scene.held(SITE, CONTACT)).knows(TWO, scene.held(CRM, CONTACT));
        scene.knows(ONE, scene.withdrawn(MARKETING));

        scene.settle();

        assertThat(scene.orders(ONE)).hasSize(1);
        assertThat(scene.orders(TWO)).hasSize(1);
    }

    @Test
    void achievedPurpose_whenLawKeepsTheData_locksItUntilTheTermEnds_thenDestroysIt() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.held(CRM, BANK)).knows(ONE, scene.achieved(REPORTING, TODAY));
        scene.settle();
        assertThat(scene.line(ONE, REPORTING, BANK).reviewOn()).isEqualTo(LocalDate.of(2031, 11, 23));

        var review = LocalDate.of(2031, 11, 23).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        scene.settle(review, Map.of(ONE, List.of(new Question(REPORTING, AssessmentTrigger.TERM_ENDED))));

        assertThat(scene.outcome(REPORTING, BANK)).isEqualTo(RetentionOutcome.DESTROY);
        assertThat(scene.orders(ONE)).hasSize(1);
    }

    @Test
    void unconfirmedTerm_whenItsReviewComes_endsInADecisionNotInDestruction() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.held(SITE, ACTIVITY)).knows(ONE, scene.achieved(ARCHIVE, TODAY));
        scene.settle();
        assertThat(scene.outcome(ARCHIVE, ACTIVITY)).isEqualTo(RetentionOutcome.LOCK);

        var review = LocalDate.of(2027, 11, 23).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        scene.settle(review, Map.of(ONE, List.of(new Question(ARCHIVE, AssessmentTrigger.TERM_ENDED))));

        assertThat(scene.outcome(ARCHIVE, ACTIVITY)).isEqualTo(RetentionOutcome.DECIDE);
        assertThat(scene.orders(ONE)).isEmpty();
    }

    @Test
    @Clause({"8.4", "8.2"})
    void block_whileDestructionIsScheduled_holdsIt_andItsEndAssessesAgain() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.held(SITE, CONTACT)).knows(ONE, scene.achieved(MARKETING, TODAY));
        scene.settle();
        var block = scene.blocked(scene.aCase());
        scene.knows(ONE, block);

        var held = scene.settle();
        assertThat(Scene.of(held, DestructionCancelled.class)).hasSize(1);
        assertThat(scene.line(ONE, MARKETING, CONTACT).heldBy()).isEqualTo(block.blockId());
        assertThat(scene.orders(ONE)).isEmpty();

        scene.knows(ONE, scene.unblocked(block));
        var released = scene.settle();
        assertThat(Scene.of(released, RetentionAssessed.class))
                .extracting(RetentionAssessed::trigger)
                .containsExactly(AssessmentTrigger.BLOCK_RELEASED);
        assertThat(scene.orders(ONE)).hasSize(1);
    }

    @Test
    void openCase_holdsWhatItIsAbout_untilItIsAnswered() {
        var scene = new Scene(ONE);
        var request = scene.aCase();
        scene.knows(ONE, scene.held(SITE, CONTACT)).knows(ONE, scene.filed(request));
        scene.knows(ONE, scene.achieved(MARKETING, TODAY));
        scene.settle();
        assertThat(scene.outcome(MARKETING, CONTACT)).isEqualTo(RetentionOutcome.HELD);

        scene.knows(ONE, scene.closed(request));
        scene.settle();

        assertThat(scene.outcome(MARKETING, CONTACT)).isEqualTo(RetentionOutcome.DESTROY);
    }

    @Test
    @Clause("8.3")
    void confirmedUnlawfulness_isNotHeldByItsOwnBlock_butByOthers() {
        var scene = new Scene(ONE);
        var unlawful = scene.aCase();
        scene.knows(ONE, scene.held(SITE, CONTACT)).knows(ONE, scene.held(SITE, ACTIVITY));
        scene.knows(ONE, scene.blocked(unlawful)).knows(ONE, scene.blocked(scene.aCase(), ACTIVITY));
        scene.knows(ONE, scene.unlawful(unlawful, CONTACT, ACTIVITY));

        scene.settle();

        assertThat(scene.orders(ONE)).flatExtracting(Destruction::categories).containsExactly(CONTACT);
    }

    @Test
    void consentGivenAgain_beforeTheOrder_cancelsTheDestruction() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.given(MARKETING, CONTACT)).knows(ONE, scene.held(SITE, CONTACT));
        scene.knows(ONE, scene.withdrawn(MARKETING));
        scene.settle();
        scene.knows(ONE, scene.given(MARKETING, CONTACT));

        var rulings = scene.settle();

        assertThat(Scene.of(rulings, DestructionCancelled.class))
                .singleElement()
                .satisfies(off -> assertThat(off.categories()).containsExactly(CONTACT));
        assertThat(scene.orders(ONE)).isEmpty();
    }

    @Test
    void endedGround_freesWhatItLocked() {
        var scene = new Scene(ONE);
        var contract = scene.ground(CONTRACT, SALES, null, CONTACT);
        scene.knows(ONE, scene.held(CRM, CONTACT)).knows(ONE, contract);
        scene.knows(ONE, scene.given(MARKETING, CONTACT)).knows(ONE, scene.withdrawn(MARKETING));
        scene.settle();
        assertThat(scene.outcome(MARKETING, CONTACT)).isEqualTo(RetentionOutcome.LOCK);

        scene.knows(ONE, scene.ended(contract, TODAY.minusDays(1)));
        scene.settle();

        assertThat(scene.outcome(SALES, CONTACT)).isEqualTo(RetentionOutcome.DESTROY);
        assertThat(scene.orders(ONE)).hasSize(1);
    }

    @Test
    void settlingTwice_changesNothing() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.held(SITE, CONTACT)).knows(ONE, scene.achieved(MARKETING, TODAY));
        scene.settle();

        assertThat(scene.settle()).isEmpty();
    }

    @Test
    void dataHeldAfterItWasDestroyed_isDestroyedAgain() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.held(SITE, CONTACT));
        scene.knows(ONE, new Known.Destroyed(SITE, CONTACT, scene.now.plusSeconds(1), java.util.UUID.randomUUID()));
        scene.knows(ONE, scene.achieved(MARKETING, TODAY));
        scene.settle();
        assertThat(scene.orders(ONE)).isEmpty();

        scene.now = scene.now.plusSeconds(5);
        scene.knows(ONE, scene.held(SITE, CONTACT));
        scene.settle();

        assertThat(scene.orders(ONE)).hasSize(1);
    }

    @Test
    void assumedHolder_isCommandedThoughItNeverReported_reportedOneOnlyIfItDid() {
        var scene = new Scene(ONE);
        scene.knows(ONE, scene.given(SALES, BANK)).knows(ONE, scene.withdrawn(SALES));

        scene.settle();

        var order = (Destruction.Scheduled) scene.orders(ONE).getFirst();
        var ordered = Ordering.order(order, scene.person(), Scene.rules(), List.of(), scene.now)
                .orElseThrow();
        assertThat(Set.copyOf(ordered.holders())).containsExactly(Scene.PAPER);
    }
}
