package kz.tumar.request.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.fact.SubjectRequestFiled;
import kz.tumar.policy.calendar.WorkingDays;
import kz.tumar.request.Clause;
import kz.tumar.request.deadline.Dates;
import kz.tumar.request.deadline.Deadlines;
import org.junit.jupiter.api.Test;

/// Every due date of 2024 to 2027 counted a second time, by another algorithm and from another copy of the days.
class RecountTest {
    private static final List<String> RULES = List.of(
            Deadlines.ACCESS,
            Deadlines.RECTIFY,
            Deadlines.UNLAWFUL,
            Deadlines.BLOCKING,
            Deadlines.DESTRUCTION,
            Deadlines.WITHDRAWAL,
            Deadlines.OBJECTION,
            Deadlines.BREACH,
            Deadlines.INQUIRY);
    private static final LocalDate LAST = LocalDate.of(2027, 12, 31);

    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> working = new HashSet<>();

    RecountTest() throws IOException {
        try (var file = RecountTest.class.getResourceAsStream("/kz/tumar/request/deadline/days-2024-2027.json")) {
            JsonNode days = new ObjectMapper().readTree(file);
            days.path("off").forEach(day -> off.add(LocalDate.parse(day.textValue())));
            days.path("working").forEach(day -> working.add(LocalDate.parse(day.textValue())));
        }
    }

    @Test
    @Clause({"2.6.2", "8.1", "8.2"})
    void everyDeadlineFromEveryDayOfFourYears_isWhatASecondCountSays() {
        int counted = 0;
        for (LocalDate start = LocalDate.of(2024, 1, 1); !start.isAfter(LAST); start = start.plusDays(1)) {
            Instant noon = start.atTime(12, 0).atZone(Given.ALMATY).toInstant();
            for (String rule : RULES) {
                LocalDate policy = naive(start, days(rule, DeadlineProfile.POLICY));
                LocalDate law = naive(start, days(rule, DeadlineProfile.LAW));
                var dates = (Dates) Deadlines.from(rule, noon, Given.RULES);
                if (!policy.isAfter(LAST) && !law.isAfter(LAST)) {
                    assertThat(dates.policyDue()).as("%s from %s", rule, start).isEqualTo(policy);
                    assertThat(dates.statutoryDue())
                            .as("%s from %s", rule, start)
                            .isEqualTo(law);
                    counted++;
                } else {
                    assertThat(dates.provisional())
                            .as("%s from %s", rule, start)
                            .isTrue();
                }
            }
        }
        assertThat(counted).isGreaterThan(12_900);
    }

    @Test
    @Clause("8.1")
    void requestAtTheEndOfTheLastAnnouncedYear_isTakenIn_withADateThatSaysItIsProvisional() {
        RequestCase filed = Given.filed(RequestKind.ACCESS, Given.at("2027-12-28T10:00"));

        assertThat(filed.filed().provisional()).isTrue();
        assertThat(filed.policyDue()).as("weekly rest days alone are known").isEqualTo("2028-01-11");
        assertThat(Given.filed(RequestKind.ACCESS, Given.at("2025-03-10T10:00"))
                        .filed()
                        .provisional())
                .isNull();
    }

    @Test
    @Clause("8.1")
    void midnightInAlmaty_isDayZero_onBothSidesOfTheChangeOfOffset() {
        assertThat(dayZero("2024-02-29T17:59:59Z")).isEqualTo("2024-02-29");
        assertThat(dayZero("2024-02-29T18:30:00Z"))
                .as("clocks went back: the last hour of February came twice")
                .isEqualTo("2024-02-29");
        assertThat(dayZero("2024-02-29T19:00:00Z")).isEqualTo("2024-03-01");
        assertThat(dayZero("2024-03-01T18:59:59Z"))
                .as("at +05:00 still the first")
                .isEqualTo("2024-03-01");
        assertThat(dayZero("2024-03-01T19:00:00Z")).isEqualTo("2024-03-02");
    }

    @Test
    @Clause("8.1")
    void twoDaysOutage_movesNoDate_receiptIsTheArrival() {
        Instant arrived = Given.at("2026-03-10T10:00");
        var claim = Given.claim(RequestKind.ACCESS, arrived, null);

        var onTime =
                (SubjectRequestFiled) Given.facts(Given.file(claim, arrived)).getFirst();
        var late = (SubjectRequestFiled)
                Given.facts(Given.file(claim, Given.at("2026-03-12T10:00"))).getFirst();

        assertThat(late.dayZero()).isEqualTo(onTime.dayZero());
        assertThat(late.policyDue()).isEqualTo(onTime.policyDue());
        assertThat(FilingRequest.owesReason(claim, Given.at("2026-03-11T10:00"), Given.RULES))
                .isFalse();
        assertThat(FilingRequest.owesReason(claim, Given.at("2026-03-12T10:00"), Given.RULES))
                .as("whoever answers for the receipt owes a reason")
                .isTrue();
    }

    private static LocalDate dayZero(String at) {
        return Given.filed(RequestKind.ACCESS, Instant.parse(at)).filed().dayZero();
    }

    private static int days(String rule, DeadlineProfile profile) {
        return ((WorkingDays) Given.RULES.deadline(rule, profile).orElseThrow().term()).days();
    }

    private LocalDate naive(LocalDate start, int days) {
        LocalDate day = start;
        int left = days;
        while (left > 0) {
            day = day.plusDays(1);
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (working.contains(day) || (!weekend && !off.contains(day))) {
                left--;
            }
        }
        return day;
    }
}
