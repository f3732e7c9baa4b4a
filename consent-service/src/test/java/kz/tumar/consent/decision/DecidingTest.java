package kz.tumar.consent.decision;

import static kz.tumar.consent.decision.Given.CLIENT;
import static kz.tumar.consent.decision.Given.CONTACT;
import static kz.tumar.consent.decision.Given.EMPLOYEE;
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
import static kz.tumar.consent.decision.Given.spared;
import static kz.tumar.consent.decision.Given.unblock;
import static kz.tumar.consent.decision.Given.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.tumar.consent.Clause;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.PassageCode;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.policy.Language;
import org.junit.jupiter.api.Test;

class DecidingTest {
    private static final Question USE_CONTACT = new Question(MARKETING, CONTACT, CLIENT, ProcessingAction.USE);
    private static final Question PERFORM =
            new Question(new PurposeCode("contract-performance"), CONTACT, CLIENT, ProcessingAction.USE);

    private static Answer ask(Question question, Statement... statements) {
        return Deciding.decide(RULES, Optional.of(Person.of(List.of(statements))), question, TODAY);
    }

    private static Reason why(Question question, Statement... statements) {
        return ask(question, statements).reason();
    }

    @Test
    @Clause({"7.2", "2.7.1"})
    void nothingStated_deniesForWantOfAGround() {
        assertThat(why(USE_CONTACT)).isEqualTo(Reason.NO_GROUND);
    }

    @Test
    @Clause("7.2")
    void consentGiven_allowsAndNamesTheConsent() {
        var given = consent(1, null, "contact");

        var answer = ask(USE_CONTACT, given);

        assertThat(answer.reason()).isEqualTo(Reason.CONSENT_GIVEN);
        assertThat(answer.consent()).isEqualTo(given.consent());
        assertThat(answer.ground()).isEqualTo(new GroundCode("consent"));
    }

    @Test
    @Clause("3.2")
    void consentForOtherCategories_isNoGround() {
        assertThat(why(USE_CONTACT, consent(1, null, "full-name"))).isEqualTo(Reason.NO_GROUND);
    }

    @Test
    @Clause("8.4")
    void withdrawalAfterGiving_denies() {
        assertThat(why(USE_CONTACT, consent(1, null, "contact"), withdrawal(2))).isEqualTo(Reason.WITHDRAWN);
    }

    @Test
    @Clause("8.4")
    void withdrawalAtTheSameMoment_wins() {
        assertThat(why(USE_CONTACT, consent(1, null, "contact"), withdrawal(1))).isEqualTo(Reason.WITHDRAWN);
    }

    @Test
    @Clause("8.4")
    void withdrawalOfWhatWasNeverGiven_standsAtItsTime() {
        assertThat(why(USE_CONTACT, withdrawal(5), consent(3, null, "contact"))).isEqualTo(Reason.WITHDRAWN);
    }

    @Test
    @Clause("7.2")
    void givingAgainAfterWithdrawal_allows() {
        assertThat(why(USE_CONTACT, withdrawal(2), consent(3, null, "contact"))).isEqualTo(Reason.CONSENT_GIVEN);
    }

    @Test
    @Clause("5.1")
    void refusal_deniesAndEndsAnEarlierConsentInThatCapacityOnly() {
        var refused = new Statement.Refused(at(2), MARKETING, CLIENT);
        var asEmployee = new Statement.Refused(at(2), MARKETING, EMPLOYEE);

        assertThat(why(USE_CONTACT, consent(1, null, "contact"), refused)).isEqualTo(Reason.REFUSED);
        assertThat(why(USE_CONTACT, consent(1, null, "contact"), asEmployee)).isEqualTo(Reason.CONSENT_GIVEN);
    }

    @Test
    @Clause("7.9")
    void consentPastItsLastDay_isExpired() {
        assertThat(why(USE_CONTACT, consent(1, TODAY, "contact"))).isEqualTo(Reason.CONSENT_GIVEN);
        assertThat(why(USE_CONTACT, consent(1, TODAY.minusDays(1), "contact"))).isEqualTo(Reason.EXPIRED);
    }

    @Test
    @Clause("4.1")
    void contract_allowsUntilItsEndWhicheverComesFirst() {
        var contract = ground(1, "contract", "contract-performance", "contact");

        assertThat(why(PERFORM, contract)).isEqualTo(Reason.GROUND_STANDS);
        assertThat(why(PERFORM, groundEnded(2, TODAY), contract)).isEqualTo(Reason.GROUND_STANDS);
        assertThat(why(PERFORM, groundEnded(2, TODAY.minusDays(1)), contract)).isEqualTo(Reason.EXPIRED);
    }

    @Test
    @Clause("4.1")
    void groundEstablishedAgainAfterItsEnd_stands() {
        var again = ground(3, "contract", "contract-performance", "contact");

        assertThat(why(PERFORM, groundEnded(2, TODAY.minusDays(1)), again)).isEqualTo(Reason.GROUND_STANDS);
    }

    @Test
    @Clause("8.2")
    void waiverOfEachBlock_letsPassOnlyTheProcessingThatItNames() {
        var taxes = new Question(
                new PurposeCode("statutory-reporting"), new CategoryCode("bank-details"), CLIENT, ProcessingAction.USE);
        var ground = ground(1, "law.tax-code", "statutory-reporting", "bank-details");
        var given = consent(1, null, "contact");
        var first = block(2, "a");
        var second = block(3, "b");

        assertThat(why(taxes, ground, first)).isEqualTo(Reason.BLOCKED);
        assertThat(why(taxes, ground, first, payroll(4, first))).isEqualTo(Reason.GROUND_STANDS);
        assertThat(why(USE_CONTACT, given, first, payroll(4, first))).isEqualTo(Reason.BLOCKED);
        assertThat(why(taxes, ground, first, second, payroll(4, first)))
                .as("a waiver is recorded for each block")
                .isEqualTo(Reason.BLOCKED);
        assertThat(why(taxes, ground, first, second, payroll(4, first), payroll(5, second)))
                .isEqualTo(Reason.GROUND_STANDS);
    }

    private static Statement payroll(int minute, Statement.Blocked block) {
        return new Statement.Passing(
                unblock(minute, "waiver").moment(), block.block(), Set.of(new PassageCode("passage.payroll-tax")));
    }

    @Test
    @Clause({"8.2", "8.3", "1.1.10"})
    void block_deniesAllButStoringAndRectifyingUntilTheLastOneEnds() {
        var given = consent(1, null, "contact");
        var rectify = new Question(MARKETING, CONTACT, CLIENT, ProcessingAction.RECTIFY);

        assertThat(why(USE_CONTACT, given, block(2, "a"))).isEqualTo(Reason.BLOCKED);
        assertThat(why(rectify, given, block(2, "a"))).isEqualTo(Reason.CONSENT_GIVEN);
        assertThat(why(USE_CONTACT, given, block(2, "a"), block(3, "b"), unblock(4, "a")))
                .isEqualTo(Reason.BLOCKED);
        assertThat(why(USE_CONTACT, given, unblock(4, "a"), block(2, "a"))).isEqualTo(Reason.CONSENT_GIVEN);
    }

    @Test
    @Clause("8.3")
    void blockOfOtherCategories_doesNotBind() {
        assertThat(why(USE_CONTACT, consent(1, null, "contact"), block(2, "a", "full-name")))
                .isEqualTo(Reason.CONSENT_GIVEN);
    }

    @Test
    @Clause({"8.4", "1.1.11"})
    void destroyedCategory_isDeniedUntilThePersonGivesItAnew() {
        var given = consent(1, null, "contact");

        assertThat(why(USE_CONTACT, given, destruction(2, "contact"))).isEqualTo(Reason.DESTROYED);
        assertThat(why(USE_CONTACT, given, withdrawal(2), destruction(3, "contact")))
                .isEqualTo(Reason.DESTROYED);
        assertThat(why(USE_CONTACT, given, destruction(2, "full-name"))).isEqualTo(Reason.CONSENT_GIVEN);
        assertThat(why(USE_CONTACT, destruction(2, "contact"), consent(3, null, "contact")))
                .isEqualTo(Reason.CONSENT_GIVEN);
    }

    @Test
    @Clause("8.4")
    void cancelledDestruction_isNone() {
        assertThat(why(USE_CONTACT, consent(1, null, "contact"), spared(3, "contact"), destruction(2, "contact")))
                .isEqualTo(Reason.CONSENT_GIVEN);
    }

    @Test
    @Clause("8.4")
    void lockedCategory_servesItsOwnGroundAlone() {
        var accounting = new PurposeCode("accounting");
        var bank = new CategoryCode("bank-details");
        var lock = new Statement.Locked(at(5), bank, new GroundCode("law.accounting"), accounting);
        var contract = ground(1, "contract", "contract-performance", "bank-details");
        var perform = new Question(new PurposeCode("contract-performance"), bank, CLIENT, ProcessingAction.USE);
        var store = new Question(accounting, bank, CLIENT, ProcessingAction.STORE);

        assertThat(why(perform, contract, lock)).isEqualTo(Reason.RETAINED_LOCKED);
        assertThat(why(store, lock)).isEqualTo(Reason.GROUND_STANDS);
    }

    @Test
    @Clause("3.4")
    void employee_whomTheLawConcerns_needsNoClaimedGroundButMustBeKnownAsOne() {
        var records = new Question(
                new PurposeCode("personnel-records"), new CategoryCode("full-name"), EMPLOYEE, ProcessingAction.STORE);
        var held = new Statement.Held(at(1), EMPLOYEE, categories("full-name"));

        assertThat(why(records, held)).isEqualTo(Reason.STATUTE_APPLIES);
        assertThat(why(records)).isEqualTo(Reason.NO_GROUND);
    }

    @Test
    @Clause({"1.1.8", "1.1.9", "7.6"})
    void transferAndDistribution_needTheirOwnYes() {
        var provide = new Question(new PurposeCode("commercial-activity"), CONTACT, CLIENT, ProcessingAction.PROVIDE);
        var silent = new Statement.Given(
                at(1),
                new kz.tumar.contract.ConsentId(Given.id("c")),
                provide.purpose(),
                categories("contact"),
                CLIENT,
                false,
                true,
                null);
        var spoken = new Statement.Given(
                at(1),
                new kz.tumar.contract.ConsentId(Given.id("d")),
                provide.purpose(),
                categories("contact"),
                CLIENT,
                true,
                false,
                null);

        assertThat(why(provide, silent)).isEqualTo(Reason.ACTION_NOT_CONSENTED);
        assertThat(why(provide, spoken)).isEqualTo(Reason.CONSENT_GIVEN);
    }

    @Test
    @Clause({"3.1", "3.2", "1.1.2"})
    void whatThePolicyDoesNotName_isDeniedWithAReasonOfItsOwn() {
        var marketing = ProcessingAction.USE;

        assertThat(why(new Question(new PurposeCode("resale"), CONTACT, CLIENT, marketing)))
                .isEqualTo(Reason.UNKNOWN_PURPOSE);
        assertThat(why(new Question(MARKETING, new CategoryCode("shoe-size"), CLIENT, marketing)))
                .isEqualTo(Reason.UNKNOWN_CATEGORY);
        assertThat(why(new Question(MARKETING, CONTACT, EMPLOYEE, marketing)))
                .isEqualTo(Reason.SUBJECT_CATEGORY_OUTSIDE_PURPOSE);
        assertThat(why(new Question(MARKETING, new CategoryCode("bank-details"), CLIENT, marketing)))
                .isEqualTo(Reason.CATEGORY_OUTSIDE_PURPOSE);
        assertThat(why(new Question(MARKETING, CONTACT, CLIENT, ProcessingAction.DISTRIBUTE)))
                .isEqualTo(Reason.ACTION_OUTSIDE_PURPOSE);
    }

    @Test
    void neverIssued_isUnknown() {
        assertThat(Deciding.decide(RULES, Optional.empty(), USE_CONTACT, TODAY).reason())
                .isEqualTo(Reason.UNKNOWN_SUBJECT);
    }

    @Test
    void staleState_turnsAYesIntoANoAndLeavesANoItsReason() {
        assertThat(ask(USE_CONTACT, consent(1, null, "contact")).whenStale().reason())
                .isEqualTo(Reason.STATE_STALE);
        assertThat(ask(USE_CONTACT, withdrawal(1)).whenStale().reason()).isEqualTo(Reason.WITHDRAWN);
    }

    @Test
    void everyReason_isReadInThreeLanguages() {
        for (Reason reason : Reason.values()) {
            assertThat(Language.values())
                    .allSatisfy(language -> assertThat(reason.title(language)).isNotBlank());
        }
    }
}
