package kz.tumar.consent.decision;

import static kz.tumar.consent.decision.Given.CLIENT;
import static kz.tumar.consent.decision.Given.CONTACT;
import static kz.tumar.consent.decision.Given.MARKETING;
import static kz.tumar.consent.decision.Given.RULES;
import static kz.tumar.consent.decision.Given.TODAY;
import static kz.tumar.consent.decision.Given.at;
import static kz.tumar.consent.decision.Given.block;
import static kz.tumar.consent.decision.Given.categories;
import static kz.tumar.consent.decision.Given.consent;
import static kz.tumar.consent.decision.Given.destruction;
import static kz.tumar.consent.decision.Given.ground;
import static kz.tumar.consent.decision.Given.groundEnded;
import static kz.tumar.consent.decision.Given.minute;
import static kz.tumar.consent.decision.Given.unblock;
import static kz.tumar.consent.decision.Given.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.tumar.consent.Clause;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.DutyCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.policy.file.CalendarFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How a consent ends, what a withdrawal can't reach, and what was so on a past day.
class LifeTest {
    private static final Question USE_CONTACT = new Question(MARKETING, CONTACT, CLIENT, ProcessingAction.USE);
    private static final PurposeCode CONTRACT = new PurposeCode("contract-performance");

    private static Answer ask(Rules rules, Person person) {
        return Deciding.decide(rules, Optional.of(person), USE_CONTACT, TODAY);
    }

    private static Answer ask(Statement... statements) {
        return ask(RULES, Person.of(List.of(statements)));
    }

    private static Statement.Given consentTo(
            @Nullable PolicyVersion text, boolean represented, @Nullable LocalDate until) {
        return new Statement.Given(
                at(1),
                new ConsentId(Given.id("consent1")),
                MARKETING,
                categories("contact"),
                CLIENT,
                false,
                false,
                until,
                new Terms(null, Set.of(), Set.of(), Set.of(), false, Set.of(), text, represented));
    }

    @Test
    @Clause("9.1")
    void newVersionThatMateriallyChangesThePurpose_endsConsentsGivenBefore_andOnlyThose() {
        Rules changed = Given.rules("changes: []", """
                changes:
                  - {purpose: marketing, material: true, title: {kk: a, ru: b, en: c}}
                  - {purpose: commercial-activity, material: false, title: {kk: a, ru: b, en: c}}""", "2026-11-21");

        assertThat(ask(changed, Person.of(List.of(consent(1, null, "contact")))).reason())
                .isEqualTo(Reason.SUPERSEDED);
        assertThat(ask(changed, Person.of(List.of(consent(60 * 48, null, "contact"))))
                        .reason())
                .isEqualTo(Reason.CONSENT_GIVEN);
        assertThat(ask(consent(1, null, "contact")).reason()).isEqualTo(Reason.CONSENT_GIVEN);
        assertThat(changed.superseded(new PurposeCode("commercial-activity"), minute(1), null))
                .isFalse();
    }

    @Test
    @Clause("9.1")
    void consentStatedToBeSuperseded_staysSoUnderEveryLaterVersion() {
        var given = consent(1, null, "contact");
        var end = new Statement.Superseded(at(2), given.consent(), MARKETING);

        assertThat(ask(given, end).reason()).isEqualTo(Reason.SUPERSEDED);
        assertThat(ask(given, end).facts()).containsExactly(end.moment().id());
    }

    @Test
    @Clause("7.2")
    void consentByARepresentative_endsWithTheAuthority_andThePersonIsAskedAnew() {
        assertThat(ask(consentTo(null, true, TODAY)).reason()).isEqualTo(Reason.CONSENT_GIVEN);
        assertThat(ask(consentTo(null, true, TODAY.minusDays(1))).reason()).isEqualTo(Reason.AUTHORITY_ENDED);
    }

    @Test
    @Clause("8.4")
    void death_endsWhatRestedOnConsentAndNothingElse() {
        var died = new Statement.Died(at(5));
        var perform = new Question(CONTRACT, CONTACT, CLIENT, ProcessingAction.USE);
        var contract = ground(1, "contract", "contract-performance", "contact");

        assertThat(ask(consent(1, null, "contact"), died).reason()).isEqualTo(Reason.DECEASED);
        assertThat(ask(died, consent(6, null, "contact")).reason()).isEqualTo(Reason.DECEASED);
        assertThat(Deciding.decide(RULES, Optional.of(Person.of(List.of(contract, died))), perform, TODAY)
                        .reason())
                .isEqualTo(Reason.GROUND_STANDS);
    }

    @Test
    @Clause({"2.6.1", "8.4"})
    void withdrawal_isLimitedByAnUnfulfilledContract_forItsCategoriesAlone() {
        var contract = ground(1, "contract", "contract-performance", "contact", "bank-details");
        var person = Person.of(List.of(contract));

        var limits = Limiting.limits(RULES, person, CONTRACT, TODAY);

        assertThat(limits).singleElement().satisfies(limit -> {
            assertThat(limit.categories()).isEqualTo(categories("contact", "bank-details"));
            assertThat(limit.reason().value()).isEqualTo("withdrawal-limit.unfulfilled-obligation");
            assertThat(limit.groundId()).isEqualTo(contract.groundId());
        });
        assertThat(Limiting.limits(RULES, person, MARKETING, TODAY)).isEmpty();
    }

    @Test
    @Clause({"2.6.1", "8.4"})
    void withdrawal_isNotLimitedByAGroundThatEnded() {
        var contract = ground(1, "contract", "contract-performance", "contact");
        var ended = groundEnded(2, TODAY.minusDays(1));

        assertThat(Limiting.limits(RULES, Person.of(List.of(contract, ended)), CONTRACT, TODAY))
                .isEmpty();
    }

    @Test
    @Clause("5.1")
    void refusedConsent_leavesWhatRestsOnOtherGrounds() {
        assertThat(RULES.compulsion(MARKETING)).isEmpty();
        assertThat(RULES.withoutConsentTo(MARKETING, CLIENT))
                .contains(CONTRACT, new PurposeCode("accounting"))
                .doesNotContain(MARKETING, new PurposeCode("distribution"), new PurposeCode("cookies.analytics"));
    }

    @Test
    @Clause("7.2")
    void pastInstant_isAnsweredFromWhatHadHappenedThen_withTheFactsThatMadeItSo() {
        var given = consent(1, null, "contact");
        var withdrawn = withdrawal(10);
        var blocked = block(4, "a");
        var person = Person.of(List.of(given, withdrawn, blocked, unblock(6, "a"), destruction(20, "contact")));

        assertThat(ask(RULES, person.at(minute(0))).reason()).isEqualTo(Reason.NO_GROUND);
        assertThat(ask(RULES, person.at(minute(2)))).satisfies(answer -> {
            assertThat(answer.reason()).isEqualTo(Reason.CONSENT_GIVEN);
            assertThat(answer.facts()).containsExactly(given.moment().id());
        });
        assertThat(ask(RULES, person.at(minute(5)))).satisfies(answer -> {
            assertThat(answer.reason()).isEqualTo(Reason.BLOCKED);
            assertThat(answer.facts()).containsExactly(blocked.moment().id());
        });
        assertThat(ask(RULES, person.at(minute(7))).reason()).isEqualTo(Reason.CONSENT_GIVEN);
        assertThat(ask(RULES, person.at(minute(12)))).satisfies(answer -> {
            assertThat(answer.reason()).isEqualTo(Reason.WITHDRAWN);
            assertThat(answer.facts()).containsExactly(withdrawn.moment().id());
        });
        assertThat(ask(RULES, person).reason()).isEqualTo(Reason.DESTROYED);
    }

    @Test
    @Clause("8.4")
    void consentUnderDestruction_countsOnlyWhenGivenAfterTheOrder() {
        assertThat(ask(destruction(5, "contact"), consent(4, null, "contact")).reason())
                .isEqualTo(Reason.DESTROYED);
        assertThat(ask(destruction(5, "contact"), consent(5, null, "contact")).reason())
                .isEqualTo(Reason.DESTROYED);
        assertThat(ask(destruction(5, "contact"), consent(6, null, "contact")).reason())
                .isEqualTo(Reason.CONSENT_GIVEN);
    }

    @Test
    @Clause("7.4")
    void employee_processesForThePurposesOfTheirDutiesWhileTheOrderRuns() {
        var duty = new Statement.Assigned(at(1), new DutyCode("client-service"), TODAY, TODAY.plusDays(9));
        var taken = new Statement.Assigned(at(2), new DutyCode("client-service"), TODAY, TODAY.minusDays(1));

        assertThat(mayNot(TODAY, duty)).isEmpty();
        assertThat(mayNot(TODAY.minusDays(1), duty)).contains(Reason.NOT_A_DUTY);
        assertThat(mayNot(TODAY.plusDays(10), duty)).contains(Reason.NOT_A_DUTY);
        assertThat(mayNot(TODAY, duty, taken)).contains(Reason.NOT_A_DUTY);
        assertThat(mayNot(TODAY)).contains(Reason.NOT_A_DUTY);
        assertThat(mayNot(TODAY, new Statement.Assigned(at(1), new DutyCode("bookkeeping"), TODAY, null)))
                .contains(Reason.NOT_A_DUTY);
    }

    private static Optional<Reason> mayNot(LocalDate on, Statement... statements) {
        return Duties.mayNot(RULES, Person.of(List.of(statements)), MARKETING, on, TODAY.minusDays(30));
    }

    @Test
    @Clause("9.2")
    void strictMode_waitsForTheSignatureOfTheVersionInForceOnceTheDaysOfGraceAreOver() {
        Rules strict = Given.rules("familiarisation: {strict: false", "familiarisation: {strict: true", "2026-11-01");
        var duty = new Statement.Assigned(at(1), new DutyCode("client-service"), TODAY.minusDays(9), null);
        var signed = new Statement.Familiarised(at(2), strict.version());
        var signedBefore = new Statement.Familiarised(at(2), new PolicyVersion("2025-02-13"));

        assertThat(Duties.mayNot(strict, Person.of(List.of(duty)), MARKETING, TODAY, TODAY))
                .isEmpty();
        assertThat(Duties.mayNot(strict, Person.of(List.of(duty)), MARKETING, TODAY, TODAY.minusDays(1)))
                .contains(Reason.NOT_FAMILIARISED);
        assertThat(Duties.mayNot(strict, Person.of(List.of(duty, signedBefore)), MARKETING, TODAY, TODAY.minusDays(1)))
                .contains(Reason.NOT_FAMILIARISED);
        assertThat(Duties.mayNot(strict, Person.of(List.of(duty, signed)), MARKETING, TODAY, TODAY.minusDays(1)))
                .isEmpty();
    }

    @Test
    @Clause({"9.2", "2.8"})
    void strictMode_neverLocksTheResponsiblePerson() {
        Rules strict = Given.rules("familiarisation: {strict: false", "familiarisation: {strict: true", "2026-11-01");
        var duty = new Statement.Assigned(at(1), new DutyCode("client-service"), TODAY.minusDays(9), null);
        var responsible = new Statement.Assigned(at(2), new DutyCode("compliance"), TODAY.minusDays(9), null);

        assertThat(Duties.mayNot(strict, Person.of(List.of(duty)), MARKETING, TODAY, TODAY.minusDays(1)))
                .contains(Reason.NOT_FAMILIARISED);
        assertThat(Duties.mayNot(strict, Person.of(List.of(duty, responsible)), MARKETING, TODAY, TODAY.minusDays(1)))
                .isEmpty();
    }

    @Test
    @Clause("9.2")
    void daysOfGrace_areFiveWorkingDaysOfTheCalendar() {
        var calendar = CalendarFile.read(Path.of(System.getProperty("tumar.root"), "policy/calendars/kz.json"))
                .orThrow();
        Rules fromThursday = Given.rules("changes: []", "changes: []", "2026-10-22");

        assertThat(Duties.lastDayOfGrace(fromThursday.policy(), calendar))
                .as("the 26th is a holiday")
                .isEqualTo("2026-10-30");
    }
}
