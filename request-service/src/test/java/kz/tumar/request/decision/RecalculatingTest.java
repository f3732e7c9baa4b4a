package kz.tumar.request.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.fact.DeadlineRecalculated;
import kz.tumar.contract.fact.InquiryTermGranted;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.policy.calendar.CalendarAmendment;
import kz.tumar.policy.calendar.DayOffKind;
import kz.tumar.policy.calendar.DayTitle;
import kz.tumar.policy.calendar.SpecialDay;
import kz.tumar.request.Clause;
import kz.tumar.request.deadline.Light;
import org.junit.jupiter.api.Test;

class RecalculatingTest {
    private static final Instant FILED = Given.at("2026-03-10T10:00");
    private static final Instant LATER = Given.at("2026-03-12T10:00");
    private static final DayTitle NAMED = new DayTitle("Жарияланған", "Объявленный", "Declared");
    private static final ReasonCode VOLUME = new ReasonCode("extension.volume");

    private final RequestCase access = Given.filed(RequestKind.ACCESS, FILED);

    @Test
    @Clause("8.1")
    void dayOffDeclaredLater_movesBothDates_andTheExtensionWithThem() {
        RequestCase extended = Given.after(access, new CaseAction.Extend(5, VOLUME), LATER);

        DeadlineRecalculated anew =
                Recalculating.decide(extended, off("2026-03-11", "2026-03-12")).orElseThrow();

        assertThat(access.policyDue()).isEqualTo("2026-03-27");
        assertThat(access.statutoryDue()).isEqualTo("2026-03-13");
        assertThat(extended.policyDue()).isEqualTo("2026-04-03");
        assertThat(anew.policyDue()).isEqualTo("2026-04-07");
        assertThat(anew.statutoryDue()).isEqualTo("2026-03-17");
        assertThat(anew.before()).isEqualTo(extended.calendarVersion());
        RequestCase moved = extended.and(anew, LATER);
        assertThat(moved.policyDue()).isEqualTo("2026-04-07");
        assertThat(moved.statutoryDue()).isEqualTo("2026-03-17");
        assertThat(moved.calendarVersion()).isEqualTo(new CalendarVersion("kz-2026-11-23.1"));
        assertThat(Recalculating.decide(moved, off("2026-03-11", "2026-03-12"))).isEmpty();
    }

    @Test
    @Clause("8.1")
    void amendmentElsewhere_orOfAnAnsweredCase_movesNothing() {
        RequestCase answered = access.and(
                new RequestAnswered(access.id(), AnswerForm.ELECTRONIC, LATER, null, Given.OFFICER, null, null), LATER);

        assertThat(Recalculating.decide(access, off("2026-06-02"))).isEmpty();
        assertThat(Recalculating.decide(answered, off("2026-03-11"))).isEmpty();
        assertThat(Recalculating.decide(access, Given.RULES)).isEmpty();
    }

    @Test
    @Clause("8.2")
    void rectification_isCountedAnewFromItsDocumentsOnly() {
        RequestCase wrongData = Given.filed(RequestKind.RECTIFICATION, FILED);
        RequestCase documented = Given.after(
                wrongData,
                new CaseAction.SubmitSupportingInformation(Given.at("2026-05-26T09:00"), Given.CONTENT),
                Given.at("2026-05-26T11:00"));

        assertThat(Recalculating.decide(wrongData, off("2026-03-11"))).isEmpty();
        assertThat(Recalculating.decide(documented, off("2026-03-11"))).isEmpty();
        assertThat(Recalculating.decide(documented, off("2026-06-01")))
                .hasValueSatisfying(anew -> assertThat(anew.policyDue()).isEqualTo("2026-06-08"));
    }

    @Test
    @Clause("8.1")
    void warning_isDueFromTheFirstDayOnWhichTheLightIsAmber() {
        var calendar = Given.RULES.calendar();
        LocalDate due = access.policyDue();

        LocalDate first = Light.amberFrom(due, calendar);

        assertThat(first).isEqualTo("2026-03-20");
        assertThat(Light.of(due, first, calendar)).isEqualTo(Light.AMBER);
        assertThat(Light.of(due, first.minusDays(1), calendar)).isEqualTo(Light.GREEN);
        assertThat(Light.amberUntil(first, calendar)).isEqualTo(due);
        assertThat(Light.amberUntil(first.minusDays(1), calendar)).isBefore(due);
    }

    @Test
    @Clause("2.6.2(3)")
    void inquiry_isCountedAnew_butNeverBeyondItsLettersDate_norWhereTheAuthorityGrantedTime() {
        Rules amended = off("2026-12-01");
        Inquiry open = InquiryTest.open(null);
        Inquiry own = InquiryTest.open(LocalDate.parse("2026-12-07"));
        var granted = new InquiryTermGranted(
                open.id(),
                new Numbered("12-4"),
                LocalDate.parse("2026-11-24"),
                LocalDate.parse("2026-12-20"),
                Given.OFFICER);

        DeadlineRecalculated anew = Recalculating.decide(open, amended).orElseThrow();

        assertThat(open.due()).isEqualTo("2026-12-07");
        assertThat(anew.policyDue()).isEqualTo("2026-12-08");
        assertThat(new Inquiry(open.received(), List.of(anew)).due()).isEqualTo("2026-12-08");
        assertThat(Recalculating.decide(new Inquiry(open.received(), List.of(anew)), amended))
                .isEmpty();
        assertThat(Recalculating.decide(own, amended)).isEmpty();
        assertThat(Recalculating.decide(new Inquiry(open.received(), List.of(granted)), amended))
                .isEmpty();
    }

    @Test
    @Clause("7.8")
    void breach_isCountedAnewUntilTheAuthorityWasTold() {
        var found = new Breach.Found(new ReasonCode("breach.loss"), FILED, List.of(), List.of(), null);
        var facts = Given.facts(Breach.register(Given.cause(9), found, Given.OFFICER, LATER, Given.RULES)).stream()
                .map(fact -> new Stated(fact, null, LATER))
                .toList();
        Breach breach = Breach.of(facts).orElseThrow();

        DeadlineRecalculated anew =
                Recalculating.decide(breach, off("2026-03-11")).orElseThrow();

        assertThat(breach.due()).isEqualTo("2026-03-11");
        assertThat(anew.statutoryDue()).isEqualTo("2026-03-12");
        assertThat(Recalculating.decide(breach, off("2026-06-02"))).isEmpty();
    }

    /// The rules with these days made days off by order.
    private static Rules off(String... days) {
        List<SpecialDay> specials = List.of(days).stream()
                .<SpecialDay>map(day -> new SpecialDay.Off(LocalDate.parse(day), DayOffKind.DECLARED, NAMED, false))
                .toList();
        var amendment = new CalendarAmendment(new CalendarVersion("kz-2026-11-23.1"), specials);
        return new Rules(Given.RULES.policy(), Given.RULES.calendar().amended(amendment));
    }
}
