package kz.tumar.consent.decision;

import static kz.tumar.consent.decision.Given.CLIENT;
import static kz.tumar.consent.decision.Given.CONTACT;
import static kz.tumar.consent.decision.Given.EMPLOYEE;
import static kz.tumar.consent.decision.Given.MARKETING;
import static kz.tumar.consent.decision.Given.RULES;
import static kz.tumar.consent.decision.Given.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import kz.tumar.consent.Clause;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.ConsentKind;
import kz.tumar.contract.ConsentPresentation;
import kz.tumar.contract.CountryCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.GroundId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.Provenance;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.claim.DataHeld;
import kz.tumar.contract.claim.GroundEnded;
import kz.tumar.contract.claim.GroundEstablished;
import kz.tumar.contract.claim.PolicyNoticeShown;
import org.junit.jupiter.api.Test;

/// What each kind of consent must say (art. 8(4) of Law 94-V), clause by clause.
class ContentsTest {
    @Test
    @Clause({"7.2", "1.1.2"})
    void consentThatSaysAllItMust_holds() {
        assertThat(Contents.full().wrong()).isEmpty();
        assertThat(Contents.distribution().wrong()).isEmpty();
        assertThat(Contents.biometric().wrong()).isEmpty();
    }

    @Test
    @Clause({"7.6", "1.1.2"})
    void distributionWithNothingSaid_isToldEverythingThatIsMissingAtOnce() {
        var bare = Contents.distribution();
        bare.distribution = false;
        bare.actions = null;
        bare.conditions = null;
        bare.presentation = null;
        bare.evidence = null;
        bare.textVersion = null;
        bare.language = null;

        assertThat(bare.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.problem()).isEqualTo(ProblemType.CONSENT_INCOMPLETE));
        assertThat(bare.wrong())
                .containsExactlyInAnyOrder(
                        "/data/actions",
                        "/data/conditions",
                        "/data/distribution",
                        "/data/evidence",
                        "/data/language",
                        "/data/presentation",
                        "/data/textVersion");
    }

    @Test
    @Clause({"7.6", "5.3"})
    void distributionAndBiometricConsent_bundledWithOthers_areRefused() {
        for (var consent : List.of(Contents.distribution(), Contents.biometric())) {
            consent.presentation = ConsentPresentation.COMBINED;

            assertThat(consent.wrong()).containsExactly("/data/presentation");
            assertThat(consent.refusal().orElseThrow().problem()).isEqualTo(ProblemType.CONSENT_STANDS_ALONE);
        }
    }

    @Test
    @Clause({"7.6", "5.3", "5.1"})
    void choiceMadeForThePersonInAdvance_isNoConsentOfAnyKind() {
        for (var consent : List.of(Contents.full(), Contents.distribution(), Contents.biometric())) {
            consent.presentation = ConsentPresentation.PRESELECTED;

            assertThat(consent.wrong()).containsExactly("/data/presentation");
        }
    }

    @Test
    @Clause("7.6")
    void distributionWithTransferInTheSameConsent_isRefused() {
        var consent = Contents.distribution();
        consent.thirdParty = true;
        consent.recipients = List.of(new RecipientCode("partner"));

        assertThat(consent.wrong()).containsExactly("/data/thirdPartyTransfer");
    }

    @Test
    @Clause("7.6")
    void distributionHiddenInAnotherConsent_isRefused() {
        var consent = Contents.full();
        consent.distribution = true;

        assertThat(consent.wrong()).containsExactly("/data/distribution");
    }

    @Test
    @Clause("7.6")
    void distribution_statesAConditionForEachCategory() {
        var consent = Contents.distribution();
        consent.categories = List.of(CONTACT, new CategoryCode("full-name"));

        assertThat(consent.wrong()).containsExactly("/data/conditions");
    }

    @Test
    @Clause("5.3")
    void biometricData_isNotConsentedToAmongOtherThings() {
        var consent = Contents.biometric();
        consent.kind = ConsentKind.GENERAL;

        assertThat(consent.wrong()).contains("/data/kind", "/data/categories");
    }

    @Test
    @Clause("5.4")
    void specialCategory_isNotConsentedToAtAll() {
        var consent = Contents.full();
        consent.purpose = new PurposeCode("legal-compliance");
        consent.categories = List.of(new CategoryCode("disability"));

        assertThat(consent.refusal().orElseThrow().violations())
                .extracting(violation -> violation.rule())
                .contains("special");
    }

    @Test
    @Clause("1.1.9")
    void provisionToThirdParties_namesThem() {
        var consent = Contents.full();
        consent.recipients = null;

        assertThat(consent.wrong()).containsExactly("/data/recipients");
    }

    @Test
    @Clause("1.1.9")
    void recipientsWithoutAYesToTransfer_contradictThemselves() {
        var consent = Contents.full();
        consent.thirdParty = false;

        assertThat(consent.wrong()).containsExactly("/data/recipients/0");
    }

    @Test
    @Clause("7.2")
    void transferAbroad_namesTheCountries() {
        var consent = Contents.full();
        consent.kind = ConsentKind.CROSS_BORDER;
        consent.crossBorder = true;
        consent.recipients = List.of(new RecipientCode("messenger"));

        assertThat(consent.wrong()).containsExactly("/data/countries");
        consent.countries = List.of(new CountryCode("AE"));
        assertThat(consent.wrong()).isEmpty();
    }

    @Test
    @Clause("1.1.2")
    void actionThatThePurposeDoesNotInclude_isNotConsentedTo() {
        var consent = Contents.full();
        consent.actions = List.of(ProcessingAction.USE, ProcessingAction.DEPERSONALISE);

        assertThat(consent.wrong()).containsExactly("/data/actions/1");
    }

    @Test
    @Clause("3.4")
    void employeeConsentsToNothing_butTheSamePersonMayAsAClient() {
        var asEmployee = Contents.full();
        asEmployee.person = EMPLOYEE;
        var asClient = Contents.full();
        asClient.person = CLIENT;

        assertThat(asEmployee.wrong()).contains("/data/subjectCategory");
        assertThat(asClient.wrong()).isEmpty();
    }

    @Test
    @Clause("8.1")
    void representative_hasAuthorityUntilADayThatHasNotPassed() {
        var consent = Contents.full();
        consent.actedBy = new ActedBy(Representation.REPRESENTATIVE, null, null);
        assertThat(consent.wrong()).containsExactly("/data/actedBy/authority", "/data/actedBy/authorityEnds");

        consent.actedBy = new ActedBy(Representation.REPRESENTATIVE, Contents.SEALED, TODAY.minusDays(1));
        assertThat(consent.wrong()).containsExactly("/data/actedBy/authorityEnds");

        consent.actedBy = new ActedBy(Representation.REPRESENTATIVE, Contents.SEALED, TODAY);
        assertThat(consent.wrong()).isEmpty();
    }

    @Test
    @Clause("7.9")
    void termThatCannotBe_isRefused() {
        var consent = Contents.full();
        consent.until = TODAY.minusDays(1);
        assertThat(consent.wrong()).containsExactly("/data/until");

        consent.until = TODAY.plusYears(101);
        assertThat(consent.wrong()).containsExactly("/data/until");

        consent.until = TODAY;
        assertThat(consent.wrong()).isEmpty();
    }

    @Test
    @Clause("2.5")
    void textOfAVersionNobodyAnnounced_wasShownToNobody() {
        var consent = Contents.full();
        consent.textVersion = new PolicyVersion("990101399994");

        assertThat(consent.wrong()).containsExactly("/data/textVersion");
    }

    @Test
    @Clause("2.3")
    void noticeShown_isNeverAConsent() {
        var shown =
                new PolicyNoticeShown(RULES.version(), new Sha256("a".repeat(64)), new ChannelCode("web-form"), null);
        var checking = new CheckingReports(RULES, new HolderCode("site"), TODAY, RULES.version()::equals);

        assertThat(checking.showing(shown)).isEmpty();
        assertThat(Deciding.decide(
                                RULES,
                                Optional.of(Person.of(List.of())),
                                new Question(MARKETING, CONTACT, CLIENT, ProcessingAction.USE),
                                TODAY)
                        .reason())
                .isEqualTo(Reason.NO_GROUND);
    }

    @Test
    @Clause({"7.5", "4.1"})
    void daysThatCannotBe_areRefusedInHoldingsAndGrounds() {
        var checking = new CheckingClaims(RULES, new HolderCode("crm"), TODAY, RULES.version()::equals);
        var reports = new CheckingReports(RULES, new HolderCode("crm"), TODAY, RULES.version()::equals);
        var contact = List.of(CONTACT);

        for (var since : List.of(TODAY.plusDays(2), TODAY.minusYears(101))) {
            assertThat(reports.holding(new DataHeld(contact, CLIENT, Provenance.SUBJECT_WRITTEN, true, since)))
                    .hasValueSatisfying(
                            refusal -> assertThat(refusal.problem()).isEqualTo(ProblemType.TIME_IMPLAUSIBLE));
        }
        assertThat(checking.ending(new GroundEnded(new GroundId(Given.id("ground")), TODAY.plusYears(8_000))))
                .isPresent();
        assertThat(checking.establishing(new GroundEstablished(
                        new GroundId(Given.id("ground")),
                        new GroundCode("contract"),
                        null,
                        null,
                        List.of(new PurposeCode("contract-performance")),
                        contact,
                        CLIENT,
                        TODAY.plusYears(101),
                        null)))
                .isPresent();
    }
}
