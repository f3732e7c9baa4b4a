package kz.tumar.retention.decision;

import static kz.tumar.retention.decision.Scene.CONTACT;
import static kz.tumar.retention.decision.Scene.MARKETING;
import static kz.tumar.retention.decision.Scene.ONE;
import static kz.tumar.retention.decision.Scene.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.fact.DestructionCancelled;
import kz.tumar.contract.fact.DestructionOrdered;
import kz.tumar.retention.Clause;
import org.junit.jupiter.api.Test;

/// What becomes of a person's data when a case of theirs turns out to be a mistake, or its answer came back.
class CorrectedCaseTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final Scene scene = new Scene(ONE);

    @Test
    @Clause("8.3")
    void findingOfAnotherPerson_destroysNothingOfThisOne() {
        var filed = found();
        scene.knows(ONE, scene.annulled(filed));

        scene.settle();

        assertThat(scene.orders(ONE)).isEmpty();
    }

    @Test
    @Clause("8.3")
    void findingThatTurnsOutToBeOfAnotherPerson_callsOffWhatIsScheduled() {
        var filed = found();
        scene.settle();
        assertThat(scene.orders(ONE)).hasSize(1);

        scene.knows(ONE, scene.annulled(filed));
        var rulings = scene.settle();

        assertThat(Scene.of(rulings, DestructionCancelled.class)).hasSize(1);
        assertThat(scene.orders(ONE)).isEmpty();
    }

    @Test
    @Clause("8.3")
    void findingThatTurnsOutToBeOfAnotherPerson_callsOffWhatIsOrdered() {
        var filed = found();
        scene.settle();
        var order = scene.orders(ONE).getFirst();
        scene.apply(List.of(new Ruling(
                ONE, new DestructionOrdered(order.id(), 1, List.of(CONTACT), List.of(SITE), scene.now, List.of()))));
        assertThat(scene.orders(ONE)).hasOnlyElementsOfType(Destruction.Ordered.class);

        scene.knows(ONE, scene.annulled(filed));
        var rulings = scene.settle();

        assertThat(Scene.of(rulings, DestructionCancelled.class)).hasSize(1);
        assertThat(scene.orders(ONE)).isEmpty();
    }

    @Test
    void caseRecordedByMistake_holdsNothing() {
        var request = scene.aCase();
        var filed = scene.filed(request);
        scene.knows(ONE, scene.held(SITE, CONTACT)).knows(ONE, filed);
        scene.knows(ONE, scene.achieved(MARKETING, TODAY));
        scene.settle();
        assertThat(scene.outcome(MARKETING, CONTACT)).isEqualTo(RetentionOutcome.HELD);

        scene.knows(ONE, scene.annulled(filed));
        scene.settle();

        assertThat(scene.outcome(MARKETING, CONTACT)).isEqualTo(RetentionOutcome.DESTROY);
    }

    @Test
    void answerThatCameBack_holdsAgain_untilTheNextOneLeft() {
        var request = disputed();
        scene.knows(ONE, scene.closed(request)).knows(ONE, scene.reopened(request));
        scene.settle();
        assertThat(scene.outcome(MARKETING, CONTACT)).isEqualTo(RetentionOutcome.HELD);

        scene.knows(ONE, scene.closed(request));
        scene.settle();

        assertThat(scene.outcome(MARKETING, CONTACT)).isEqualTo(RetentionOutcome.DESTROY);
    }

    @Test
    void answerRecordedByMistake_holdsAgain_untilTheNextOneLeft() {
        var request = disputed();
        var answered = scene.closed(request);
        scene.knows(ONE, answered).knows(ONE, scene.annulled(answered));
        scene.settle();
        assertThat(scene.outcome(MARKETING, CONTACT)).isEqualTo(RetentionOutcome.HELD);

        scene.knows(ONE, scene.closed(request));
        scene.settle();

        assertThat(scene.outcome(MARKETING, CONTACT)).isEqualTo(RetentionOutcome.DESTROY);
    }

    @Test
    @Clause("8.1")
    void refusal_holdsWhatItIsAbout_untilTheLastDayOfTheAppeal() {
        var request = disputed();
        scene.knows(ONE, scene.closed(request)).knows(ONE, scene.appealable(request, TODAY.plusDays(90)));
        scene.settle();
        assertThat(scene.outcome(MARKETING, CONTACT)).isEqualTo(RetentionOutcome.HELD);
        assertThat(scene.orders(ONE)).isEmpty();

        scene.settle(scene.now.plus(Duration.ofDays(90)), Map.of());
        assertThat(scene.orders(ONE)).isEmpty();
        scene.settle(scene.now.plus(Duration.ofDays(91)), Map.of());

        assertThat(scene.outcome(MARKETING, CONTACT)).isEqualTo(RetentionOutcome.DESTROY);
        assertThat(scene.orders(ONE)).hasSize(1);
    }

    @Test
    @Clause("8.1")
    void refusalThatWasAMistake_holdsNothingByItsAppeal() {
        var request = disputed();
        var refused = scene.appealable(request, TODAY.plusDays(90));
        scene.knows(ONE, scene.closed(request)).knows(ONE, refused).knows(ONE, scene.annulled(refused));

        scene.settle();

        assertThat(scene.outcome(MARKETING, CONTACT)).isEqualTo(RetentionOutcome.DESTROY);
    }

    private CaseId disputed() {
        var request = scene.aCase();
        scene.knows(ONE, scene.held(SITE, CONTACT)).knows(ONE, scene.filed(request));
        scene.knows(ONE, scene.achieved(MARKETING, TODAY));
        return request;
    }

    private Known found() {
        var request = scene.aCase();
        var filed = scene.filed(request);
        scene.knows(ONE, scene.held(SITE, CONTACT)).knows(ONE, filed);
        scene.knows(ONE, scene.unlawful(request, CONTACT)).knows(ONE, scene.closed(request));
        return filed;
    }
}
