package kz.tumar.request.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.tumar.contract.ExportId;
import kz.tumar.contract.InquiryEvidence;
import kz.tumar.contract.InquiryItem;
import kz.tumar.contract.NamedPerson;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.SentExport;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.AuthorityInquiryAnswered;
import kz.tumar.contract.fact.AuthorityInquiryReceived;
import kz.tumar.request.Clause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InquiryTest {
    private static final Instant NOW = Given.at("2026-11-23T12:00");

    private static Verdict receive(Instant receivedAt, @Nullable LocalDate due) {
        var letter = new Inquiry.Letter(
                new Numbered("12-3/456"),
                LocalDate.parse("2026-11-20"),
                receivedAt,
                due,
                List.of(Given.SUBJECT),
                List.of());
        return Inquiry.receive(Given.cause(5), letter, Given.OFFICER, NOW, Given.RULES);
    }

    private static AuthorityInquiryReceived received(Verdict verdict) {
        return (AuthorityInquiryReceived) Given.facts(verdict).getFirst();
    }

    @Test
    @Clause("2.6.2(3)")
    void due_isTheEarlierOfTenWorkingDaysAndTheLettersOwnDate() {
        assertThat(received(receive(NOW, null)).due()).isEqualTo("2026-12-07");
        assertThat(received(receive(NOW, LocalDate.parse("2026-11-30"))).due()).isEqualTo("2026-11-30");
        assertThat(received(receive(NOW, LocalDate.parse("2027-01-30"))).due()).isEqualTo("2026-12-07");
    }

    @Test
    void letterFromTheFutureOrAnsweredTwice_isRefused() {
        assertThat(problem(receive(NOW.plusSeconds(1), null))).isEqualTo(ProblemType.RECEIPT_IMPLAUSIBLE);
        assertThat(problem(receive(Given.at("2026-11-19T12:00"), null))).isEqualTo(ProblemType.RECEIPT_IMPLAUSIBLE);
        Inquiry open = open();
        Inquiry closed =
                with(open, gathered(open).answer(REPLY, enclosing(gathered(open)), Given.OFFICER, NOW, Given.RULES));

        assertThat(problem(closed.answer(REPLY, enclosing(closed), Given.OFFICER, NOW, Given.RULES)))
                .isEqualTo(ProblemType.CONFLICT);
    }

    static Inquiry ready() {
        return gathered(open());
    }

    static Verdict answered(Inquiry ready, Instant now) {
        return ready.answer(REPLY, enclosing(ready), Given.OFFICER, now, Given.RULES);
    }

    private static final SentExport EXPORT =
            new SentExport(new ExportId(new UUID(0x8000L, 1)), new Sha256("c".repeat(64)));
    private static final Inquiry.Reply REPLY = new Inquiry.Reply(new Numbered("OUT-7"), List.of(EXPORT), NOW);
    private static final ReasonCode NONE = new ReasonCode("inquiry-none.nothing-recorded");

    private static Inquiry open() {
        return open(null);
    }

    static Inquiry open(@Nullable LocalDate due) {
        return Inquiry.of(List.of(new Stated(received(receive(NOW, due)), Given.SUBJECT, NOW)))
                .orElseThrow();
    }

    private static Inquiry with(Inquiry inquiry, Verdict verdict) {
        var later = new ArrayList<>(inquiry.later());
        later.addAll(Given.facts(verdict));
        return new Inquiry(inquiry.received(), later);
    }

    private static Enclosing enclosing(Inquiry inquiry) {
        return Enclosing.of(
                inquiry,
                new Enclosing.Known(
                        new Sha256("d".repeat(64)), List.of(EXPORT), 1, Set.of(InquiryItem.PROOF_OF_CONSENT)));
    }

    /// Everything that software can't know, said by an officer.
    private static Inquiry gathered(Inquiry inquiry) {
        Inquiry next = inquiry;
        for (Enclosing.Item item : enclosing(inquiry).items()) {
            if (item.progress() == Enclosing.Progress.OPEN) {
                next = with(
                        next,
                        next.gather(
                                new InquiryEvidence(item.item(), null, null, null, NONE), Given.OFFICER, Given.RULES));
            }
        }
        return next;
    }

    @Test
    @Clause("2.6.2")
    void answer_isRefusedWhileAnItemIsOpenOrAwaited_andThenNamesWhatWasEnclosedForEach() {
        Inquiry open = open();
        var awaited = Enclosing.of(
                gathered(open),
                new Enclosing.Known(new Sha256("d".repeat(64)), List.of(), 1, Set.of(InquiryItem.PROOF_OF_CONSENT)));

        assertThat(((Verdict.Rejected) open.answer(REPLY, enclosing(open), Given.OFFICER, NOW, Given.RULES))
                        .violations())
                .extracting(Violation::path)
                .contains("/items/RESPONSIBLE_PERSON_ORDER", "/items/BREACH_REGISTER", "/items/TRANSFER_LOG")
                .doesNotContain("/items/POLICY_AND_DATA_LIST", "/items/PROOF_OF_CONSENT");
        assertThat(((Verdict.Rejected) gathered(open).answer(REPLY, awaited, Given.OFFICER, NOW, Given.RULES))
                        .violations())
                .extracting(Violation::path)
                .containsExactly("/items/PROOF_OF_CONSENT");
        Inquiry ready = gathered(open);

        var answered = (AuthorityInquiryAnswered)
                Given.facts(ready.answer(REPLY, enclosing(ready), Given.OFFICER, NOW, Given.RULES))
                        .getFirst();

        assertThat(answered.dispatch()).isEqualTo(new Numbered("OUT-7"));
        assertThat(answered.enclosed()).extracting(InquiryEvidence::item).containsExactly(InquiryItem.values());
    }

    @Test
    @Clause("2.6.2")
    void item_isOneThingOrAReasonOfThePolicyWhyThereIsNone() {
        var both = new InquiryEvidence(InquiryItem.BREACH_REGISTER, new Numbered("7"), null, null, NONE);
        var nothing = new InquiryEvidence(InquiryItem.BREACH_REGISTER, null, null, null, null);
        var other =
                new InquiryEvidence(InquiryItem.BREACH_REGISTER, null, null, null, new ReasonCode("refusal.no-right"));

        assertThat(problem(open().gather(both, Given.OFFICER, Given.RULES))).isEqualTo(ProblemType.INVALID_PARAMETER);
        assertThat(problem(open().gather(nothing, Given.OFFICER, Given.RULES)))
                .isEqualTo(ProblemType.INVALID_PARAMETER);
        assertThat(problem(open().gather(other, Given.OFFICER, Given.RULES))).isEqualTo(ProblemType.UNKNOWN_CODE);
    }

    @Test
    @Clause("2.6.2")
    void moreTime_isTheAuthoritysToGrantByItsLetter_andTheDateThenIsThatOne() {
        Inquiry open = open();
        LocalDate today = LocalDate.parse("2026-11-23");
        var earlier = new Inquiry.Grant(new Numbered("12-3/457"), today, open.due());
        var later =
                new Inquiry.Grant(new Numbered("12-3/457"), today, open.due().plusDays(10));

        assertThat(problem(open.grant(earlier, Given.OFFICER, NOW, Given.RULES)))
                .isEqualTo(ProblemType.RECEIPT_IMPLAUSIBLE);
        Inquiry granted = with(open, open.grant(later, Given.OFFICER, NOW, Given.RULES));

        assertThat(granted.due()).isEqualTo(open.due().plusDays(10));
        assertThat(granted.granted().orElseThrow().letter()).isEqualTo(new Numbered("12-3/457"));
    }

    @Test
    @Clause("2.6.2")
    void acknowledgement_followsTheAnswer_once() {
        Inquiry ready = gathered(open());
        assertThat(problem(ready.acknowledge(new Numbered("77"), NOW, Given.OFFICER, NOW)))
                .isEqualTo(ProblemType.CONFLICT);
        Inquiry answered = with(ready, ready.answer(REPLY, enclosing(ready), Given.OFFICER, NOW, Given.RULES));

        Inquiry acknowledged = with(answered, answered.acknowledge(new Numbered("77"), NOW, Given.OFFICER, NOW));

        assertThat(acknowledged.acknowledged().orElseThrow().number()).isEqualTo(new Numbered("77"));
        assertThat(problem(acknowledged.acknowledge(new Numbered("78"), NOW, Given.OFFICER, NOW)))
                .isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    @Clause("2.6.2(3)")
    void annex_namesThePersonsAskedAbout_andOnlyThem_eachOnce() {
        var content = new SealedContent(new SealedRef("v-00000000000000000000000000"), new Sha256("ab".repeat(32)));
        var named = new NamedPerson(Given.SUBJECT, content);

        assertThat(received(receive(List.of(Given.SUBJECT), List.of(named))).annex())
                .containsExactly(named);
        assertThat(received(receive(List.of(Given.SUBJECT), List.of())).annex()).isNull();
        assertThat(problem(receive(List.of(), List.of(named)))).isEqualTo(ProblemType.INVALID_PARAMETER);
        assertThat(problem(receive(List.of(Given.SUBJECT), List.of(named, named))))
                .isEqualTo(ProblemType.INVALID_PARAMETER);
    }

    private static Verdict receive(List<SubjectRef> subjects, List<NamedPerson> annex) {
        var letter =
                new Inquiry.Letter(new Numbered("12-3/456"), LocalDate.parse("2026-11-20"), NOW, null, subjects, annex);
        return Inquiry.receive(Given.cause(5), letter, Given.OFFICER, NOW, Given.RULES);
    }

    @Test
    void yearsThatNobodyMeans_areRefused() {
        assertThat(problem(receive(NOW, LocalDate.parse("9999-12-31")))).isEqualTo(ProblemType.TIME_IMPLAUSIBLE);
        assertThat(problem(receive(NOW, LocalDate.parse("0001-01-01")))).isEqualTo(ProblemType.TIME_IMPLAUSIBLE);
        var ancient = new Inquiry.Letter(
                new Numbered("12-3/456"), LocalDate.parse("0001-01-01"), NOW, null, List.of(Given.SUBJECT), List.of());
        assertThat(problem(Inquiry.receive(Given.cause(5), ancient, Given.OFFICER, NOW, Given.RULES)))
                .isEqualTo(ProblemType.TIME_IMPLAUSIBLE);
    }

    private static ProblemType problem(Verdict verdict) {
        return ((Verdict.Rejected) verdict).problem();
    }
}
