package kz.tumar.request.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.MissingItem;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.claim.SubjectRequestFiled;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.request.Clause;
import kz.tumar.request.deadline.Light;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilingRequestTest {
    @ParameterizedTest
    @CsvSource({
        "2024-03-18T10:00, 2024-04-04, 2024-03-26",
        "2026-03-21T10:00, 2026-04-08, 2026-03-30",
        "2026-03-10T09:00, 2026-03-27, 2026-03-13",
        "2026-11-23T12:00, 2026-12-07, 2026-11-26",
        "2027-03-12T12:00, 2027-04-01, 2027-03-18",
    })
    @Clause("8.1")
    void access_isDueAfterTenWorkingDaysByThePolicyAndThreeByTheStatute(
            String received, LocalDate policyDue, LocalDate statutoryDue) {
        RequestCase request = Given.filed(RequestKind.ACCESS, Given.at(received));

        assertThat(request.policyDue()).isEqualTo(policyDue);
        assertThat(request.statutoryDue()).isEqualTo(statutoryDue);
        assertThat(request.due()).isEqualTo(statutoryDue);
        assertThat(request.clockRuns()).isTrue();
    }

    @Test
    @Clause("8.1")
    void dayZero_isTheDayInAlmatyUntilMidnight() {
        RequestCase before = Given.filed(RequestKind.ACCESS, Given.at("2026-11-23T23:59:59"));
        RequestCase after = Given.filed(RequestKind.ACCESS, Given.at("2026-11-24T00:00:00"));

        assertThat(before.filed().dayZero()).isEqualTo("2026-11-23");
        assertThat(after.filed().dayZero()).isEqualTo("2026-11-24");
        assertThat(after.policyDue()).isEqualTo(before.policyDue().plusDays(1));
    }

    @Test
    @Clause("8.1")
    void receiptRegisteredEarlier_isWhereTheClockStarts() {
        Instant registered = Given.at("2026-11-20T16:00");

        var facts = Given.facts(
                Given.file(Given.claim(RequestKind.ACCESS, registered, null), Given.at("2026-11-23T12:00")));

        assertThat(facts).first().satisfies(fact -> {
            var filed = (kz.tumar.contract.fact.SubjectRequestFiled) fact;
            assertThat(filed.receivedAt()).isEqualTo(registered);
            assertThat(filed.dayZero()).isEqualTo("2026-11-20");
            assertThat(filed.policyDue()).isEqualTo("2026-12-04");
        });
    }

    @Test
    void receiptAfterTheClaimOrOutsideTheCalendar_isImplausible() {
        Instant receipt = Given.at("2026-11-23T12:00");

        Verdict later = Given.file(Given.claim(RequestKind.ACCESS, receipt.plusSeconds(1), null), receipt);
        Verdict ancient =
                Given.file(Given.claim(RequestKind.RECTIFICATION, Given.at("2001-01-04T12:00"), null), receipt);

        assertThat(problem(later)).isEqualTo(ProblemType.RECEIPT_IMPLAUSIBLE);
        assertThat(problem(ancient)).isEqualTo(ProblemType.RECEIPT_IMPLAUSIBLE);
    }

    @Test
    void yearsThatNobodyMeans_areRefused() {
        Instant receipt = Given.at("2026-11-23T12:00");
        var yearOne = Given.claim(RequestKind.ACCESS, Instant.parse("0001-01-01T00:00:00Z"), null);

        assertThat(problem(Given.file(yearOne, receipt))).isEqualTo(ProblemType.TIME_IMPLAUSIBLE);
        for (String ends : List.of("0001-01-01", "1999-12-31", "2076-11-24", "9999-12-31")) {
            assertThat(problem(Given.file(represented(LocalDate.parse(ends)), receipt)))
                    .as(ends)
                    .isEqualTo(ProblemType.TIME_IMPLAUSIBLE);
        }
        assertThat(Given.file(represented(LocalDate.parse("2076-11-23")), receipt))
                .isInstanceOf(Verdict.Stated.class);
    }

    private static SubjectRequestFiled represented(LocalDate until) {
        return new SubjectRequestFiled(
                RequestKind.ACCESS,
                new ChannelCode("web-form"),
                new ActedBy(Representation.REPRESENTATIVE, Given.CONTENT, until),
                null,
                null,
                null,
                Given.CONTENT,
                Given.CONTENT,
                Given.CONTENT,
                AnswerForm.ELECTRONIC,
                Given.CONTENT);
    }

    @Test
    @Clause("8.2")
    void inaccurateData_blocksEverythingWhateverWasNamed_untilAReviewDate() {
        var named = List.of(new CategoryCode("contact"));

        var facts = Given.facts(
                Given.file(Given.claim(RequestKind.RECTIFICATION, null, named), Given.at("2026-11-23T12:00")));

        assertThat(facts).hasSize(2).last().isInstanceOfSatisfying(ProcessingBlocked.class, block -> {
            assertThat(block.categories()).isEmpty();
            assertThat(block.reviewOn()).isEqualTo("2026-12-23");
            assertThat(block.caseId()).isEqualTo(FilingRequest.caseOf(Given.cause(1)));
        });
        assertThat(Given.filed(RequestKind.RECTIFICATION, Given.at("2026-11-23T12:00"))
                        .clockRuns())
                .isFalse();
    }

    @Test
    @Clause("8.3")
    void unlawfulProcessing_blocksWhatWasComplainedOf_andAllWhenNothingWasNamed() {
        var named = List.of(new CategoryCode("contact"));
        Instant receipt = Given.at("2026-11-23T12:00");

        var narrow = Given.facts(Given.file(Given.claim(RequestKind.UNLAWFUL_PROCESSING, null, named), receipt));
        var all = Given.facts(Given.file(Given.claim(RequestKind.UNLAWFUL_PROCESSING, null, null), receipt));

        assertThat(((ProcessingBlocked) narrow.getLast()).categories()).isEqualTo(named);
        assertThat(((ProcessingBlocked) all.getLast()).categories()).isEmpty();
    }

    @Test
    @Clause("8.2")
    void block_goesToEveryCompanySystemUnderEveryReference_andItsEndToTheSameReferences() {
        var facts = Given.facts(
                Given.file(Given.claim(RequestKind.RECTIFICATION, null, null), Given.at("2026-11-23T12:00")));

        List<Order> orders = Ordering.from(facts.getLast(), Set.of(Given.SUBJECT, Given.LINKED), List.of());

        assertThat(orders).extracting(Order::kind).containsOnly(CommandKind.BLOCK);
        assertThat(orders).extracting(Order::subject).containsExactlyInAnyOrder(Given.SUBJECT, Given.LINKED);
        assertThat(Given.RULES.recipients(List.of()))
                .extracting(holder -> holder.code().value())
                .containsExactlyInAnyOrder("site", "telegram-bot", "crm", "hr", "accounting");
        assertThat(orders).isEqualTo(Ordering.from(facts.getLast(), Set.of(Given.LINKED, Given.SUBJECT), List.of()));
    }

    @Test
    @Clause("8.1")
    void whatClause81Wants_isMissingInAccessOnly_andEvidenceNotKeptHereCountsAsMissing() {
        var bare = new SubjectRequestFiled(
                RequestKind.ACCESS,
                new ChannelCode("web-form"),
                new ActedBy(Representation.REPRESENTATIVE, Given.sealed(9), null),
                null,
                null,
                null,
                Given.sealed(2),
                null,
                null,
                null,
                null);
        var filing = new FilingRequest.Filing(
                Given.cause(1),
                Given.SITE,
                bare,
                Given.at("2026-11-23T12:00"),
                Set.of(Given.sealed(9).sealedRef()));

        var facts = Given.facts(FilingRequest.decide(filing, Given.RULES));

        assertThat(((kz.tumar.contract.fact.SubjectRequestFiled) facts.getFirst()).missing())
                .containsExactly(MissingItem.PARTICIPATION, MissingItem.SIGNATURE, MissingItem.AUTHORITY);
        assertThat(Given.filed(RequestKind.RECTIFICATION, Given.at("2026-11-23T12:00"))
                        .filed()
                        .missing())
                .isEmpty();
    }

    @Test
    void categoriesAndReasonsOutsideThePolicy_areRefusedAllAtOnce_withoutTheirValues() {
        var claim = new SubjectRequestFiled(
                RequestKind.RECTIFICATION,
                new ChannelCode("iin990101399994"),
                new ActedBy(Representation.SELF, null, null),
                null,
                List.of(new CategoryCode("contact"), new CategoryCode("no-such")),
                new ReasonCode("refusal.incomplete"),
                null,
                null,
                null,
                null,
                null);

        Verdict verdict = Given.file(claim, Given.at("2026-11-23T12:00"));

        assertThat(problem(verdict)).isEqualTo(ProblemType.UNKNOWN_CATEGORY);
        assertThat(((Verdict.Rejected) verdict).violations())
                .extracting("path")
                .containsExactly("/data/categories/1", "/data/reason", "/data/channel");
        assertThat(verdict.toString()).doesNotContain("no-such").doesNotContain("990101399994");
    }

    @Test
    void channelThatThePolicyDoesNotList_isRefused() {
        var planted = new SubjectRequestFiled(
                RequestKind.ACCESS,
                new ChannelCode("iin990101399994"),
                new ActedBy(Representation.SELF, null, null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        assertThat(Given.file(planted, Given.at("2026-11-23T12:00")))
                .isEqualTo(Verdict.Rejected.at(
                        ProblemType.UNKNOWN_CODE, "/data/channel", "code", "a channel of the policy"));
    }

    @Test
    void lights_followTheEarlierDate() {
        LocalDate due = LocalDate.parse("2026-11-26");

        assertThat(Light.of(due, LocalDate.parse("2026-11-23"), Given.RULES.calendar()))
                .isEqualTo(Light.GREEN);
        assertThat(Light.of(due, LocalDate.parse("2026-11-24"), Given.RULES.calendar()))
                .isEqualTo(Light.AMBER);
        assertThat(Light.of(due, LocalDate.parse("2026-11-26"), Given.RULES.calendar()))
                .isEqualTo(Light.AMBER);
        assertThat(Light.of(due, LocalDate.parse("2026-11-27"), Given.RULES.calendar()))
                .isEqualTo(Light.RED);
    }

    private static ProblemType problem(Verdict verdict) {
        return ((Verdict.Rejected) verdict).problem();
    }
}
