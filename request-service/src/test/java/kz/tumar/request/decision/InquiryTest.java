package kz.tumar.request.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.ExportId;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.fact.AuthorityInquiryReceived;
import kz.tumar.request.Clause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InquiryTest {
    private static final Instant NOW = Given.at("2026-11-23T12:00");

    private static Verdict receive(Instant receivedAt, @Nullable LocalDate due) {
        var letter = new Inquiry.Letter(
                new Numbered("12-3/456"), LocalDate.parse("2026-11-20"), receivedAt, due, List.of(Given.SUBJECT));
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
        var reply = new Inquiry.Reply(new ExportId(new UUID(0x8000L, 1)), new Sha256("c".repeat(64)), NOW);
        Inquiry open = Inquiry.of(List.of(new Stated(received(receive(NOW, null)), Given.SUBJECT, NOW)))
                .orElseThrow();

        var answered = Given.facts(open.answer(reply, Given.OFFICER, NOW));

        Inquiry closed = Inquiry.of(List.of(
                        new Stated(open.received(), Given.SUBJECT, NOW),
                        new Stated(answered.getFirst(), Given.SUBJECT, NOW)))
                .orElseThrow();
        assertThat(problem(closed.answer(reply, Given.OFFICER, NOW))).isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    void yearsThatNobodyMeans_areRefused() {
        assertThat(problem(receive(NOW, LocalDate.parse("9999-12-31")))).isEqualTo(ProblemType.TIME_IMPLAUSIBLE);
        assertThat(problem(receive(NOW, LocalDate.parse("0001-01-01")))).isEqualTo(ProblemType.TIME_IMPLAUSIBLE);
        var ancient = new Inquiry.Letter(
                new Numbered("12-3/456"), LocalDate.parse("0001-01-01"), NOW, null, List.of(Given.SUBJECT));
        assertThat(problem(Inquiry.receive(Given.cause(5), ancient, Given.OFFICER, NOW, Given.RULES)))
                .isEqualTo(ProblemType.TIME_IMPLAUSIBLE);
    }

    private static ProblemType problem(Verdict verdict) {
        return ((Verdict.Rejected) verdict).problem();
    }
}
