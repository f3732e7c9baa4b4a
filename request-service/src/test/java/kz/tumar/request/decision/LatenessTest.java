package kz.tumar.request.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.tumar.contract.CorrectionKind;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.fact.BreachNotified;
import kz.tumar.contract.fact.DeadlineMissed;
import kz.tumar.contract.fact.FactCorrected;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.request.Clause;
import org.junit.jupiter.api.Test;

/// Whether something was late is decided where it is done, not by whether a timer came by in time.
class LatenessTest {
    private static final Instant FILED = Given.at("2026-03-10T10:00");
    private static final LocalDate POLICY_DUE = LocalDate.of(2026, 3, 27);
    private static final LocalDate LAW_DUE = LocalDate.of(2026, 3, 13);

    private final RequestCase access = Given.filed(RequestKind.ACCESS, FILED);

    private static RequestAnswered answered(RequestCase state, Instant at) {
        return new RequestAnswered(
                state.id(), kz.tumar.contract.AnswerForm.ELECTRONIC, at, null, Given.OFFICER, null, null);
    }

    private static List<RequestFact> decided(RequestCase state, RequestFact fact, Instant at) {
        return AlsoStated.with(
                List.of(fact), state.history(), state.subject(), Set.of(state.subject()), at, Given.ALMATY);
    }

    @Test
    @Clause("8.1")
    void answerAfterTheDueDate_saysFirstThatItWasMissed_thoughNoTimerCameBy() {
        Instant late = Given.at("2026-03-28T00:01");

        assertThat(decided(access, answered(access, late), late))
                .containsExactly(
                        new DeadlineMissed(access.id(), DeadlineProfile.POLICY, POLICY_DUE),
                        new DeadlineMissed(access.id(), DeadlineProfile.LAW, LAW_DUE),
                        answered(access, late));
    }

    @Test
    @Clause("8.1")
    void answerOnTheDueDate_isInTime_underTheProfileWhoseDateItIs() {
        Instant inTime = Given.at("2026-03-27T23:59");

        assertThat(decided(access, answered(access, inTime), inTime))
                .hasExactlyElementsOfTypes(DeadlineMissed.class, RequestAnswered.class)
                .contains(new DeadlineMissed(access.id(), DeadlineProfile.LAW, LAW_DUE));
    }

    @Test
    @Clause("8.1")
    void dateThatAnOfficerWrites_makesNothingPunctual_thatWasRecordedTooLate() {
        RequestAnswered backdated = answered(access, FILED);

        assertThat(decided(access, backdated, Given.at("2026-04-20T10:00")))
                .filteredOn(DeadlineMissed.class::isInstance)
                .hasSize(2);
    }

    @Test
    @Clause("8.1")
    void answerCorrectedToALaterDay_isLateFromThenOn_andWhatWasStatedOnceIsNotStatedAgain() {
        Instant inTime = Given.at("2026-03-12T10:00");
        var id = new EventId(new UUID(0x8000L, 77));
        RequestCase closed = access.and(new Stated(answered(access, inTime), Given.SUBJECT, inTime, id));
        var corrected = new FactCorrected(
                access.id(),
                id,
                CorrectionKind.DATE,
                Given.at("2026-03-30T10:00"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new ReasonCode("correction.wrong-date"),
                Given.OFFICER,
                Given.OFFICER);

        List<RequestFact> facts = decided(closed, corrected, Given.at("2026-04-01T10:00"));

        assertThat(facts).hasExactlyElementsOfTypes(FactCorrected.class, DeadlineMissed.class, DeadlineMissed.class);
        RequestCase after = closed;
        for (RequestFact fact : facts) {
            after = after.and(fact, Given.at("2026-04-01T10:00"));
        }
        assertThat(Lateness.of(after, Given.ALMATY)).isEmpty();
    }

    @Test
    @Clause("8.3")
    void whatWasDecidedInTime_staysSo_whenItsLetterLeavesLater() {
        RequestCase unlawful = Given.filed(RequestKind.DESTRUCTION, FILED);
        RequestCase upheld = Given.after(unlawful, new CaseAction.Uphold(List.of()), Given.at("2026-03-11T10:00"));
        Instant later = Given.at("2026-05-20T10:00");

        assertThat(Lateness.of(upheld, Given.ALMATY)).isEmpty();
        assertThat(decided(upheld, answered(upheld, later), later)).hasOnlyElementsOfType(RequestAnswered.class);
    }

    @Test
    @Clause("7.8")
    void breachToldAfterItsWorkingDay_saysThatItWasMissed_underTheStatuteAlone_onceAndWhateverDateIsWritten() {
        var found = new Breach.Found(new ReasonCode("breach.loss"), FILED, List.of(), List.of(), null);
        Instant tooLate = Given.at("2026-03-12T00:01");
        var facts = Given.facts(Breach.register(Given.cause(9), found, Given.OFFICER, FILED, Given.RULES)).stream()
                .map(fact -> new Stated(fact, null, FILED))
                .collect(Collectors.toCollection(ArrayList::new));
        Breach breach = Breach.of(facts).orElseThrow();
        var missed = new DeadlineMissed(breach.id(), DeadlineProfile.LAW, LocalDate.of(2026, 3, 11));
        facts.add(new Stated(missed, null, tooLate));
        Breach known = Breach.of(facts).orElseThrow();

        assertThat(Given.facts(told(breach, Given.at("2026-03-11T23:59")))).hasOnlyElementsOfType(BreachNotified.class);
        assertThat(Given.facts(told(breach, tooLate)).getFirst()).isEqualTo(missed);
        assertThat(Given.facts(told(known, tooLate))).hasOnlyElementsOfType(BreachNotified.class);
    }

    /// The notice as an officer dates it, on the day of the discovery.
    private static Verdict told(Breach breach, Instant recorded) {
        var notice = new Breach.Notice(null, List.of(new ReasonCode("breach-measure.access-closed")), FILED);
        return breach.notice(notice, Given.OFFICER, recorded, Given.RULES);
    }

    @Test
    @Clause("2.6.2(3)")
    void inquiryAnsweredAfterItsDate_saysThatItWasMissed() {
        var inquiry = InquiryTest.ready();
        Instant late = Given.at("2026-12-20T10:00");

        List<RequestFact> facts = Given.facts(InquiryTest.answered(inquiry, late));

        assertThat(facts.getFirst()).isEqualTo(new DeadlineMissed(inquiry.id(), DeadlineProfile.POLICY, inquiry.due()));
    }
}
