package kz.tumar.consent.decision;

import static kz.tumar.consent.decision.Given.CLIENT;
import static kz.tumar.consent.decision.Given.CONTACT;
import static kz.tumar.consent.decision.Given.RULES;
import static kz.tumar.consent.decision.Given.TODAY;
import static kz.tumar.consent.decision.Given.at;
import static kz.tumar.consent.decision.Given.categories;
import static kz.tumar.consent.decision.Given.destruction;
import static kz.tumar.consent.decision.Given.ground;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.tumar.consent.Clause;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.ConsentKind;
import kz.tumar.contract.ContractCode;
import kz.tumar.contract.CountryCode;
import kz.tumar.contract.DisclosureKind;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Provision, distribution, processors, transfer abroad and state bodies: none implies another.
class SharingTest {
    private static final PurposeCode COMMERCE = new PurposeCode("commercial-activity");

    private static Sharing to(DisclosureKind kind, @Nullable String recipient) {
        return to(kind, recipient, null);
    }

    private static Sharing to(DisclosureKind kind, @Nullable String recipient, @Nullable String under) {
        return new Sharing(
                kind,
                recipient == null ? null : new RecipientCode(recipient),
                null,
                under == null ? null : new ContractCode(under),
                null,
                false);
    }

    private static Reason why(Sharing sharing, Statement... statements) {
        return why(COMMERCE, sharing, statements);
    }

    private static Reason why(PurposeCode purpose, Sharing sharing, Statement... statements) {
        return Deciding.decide(
                        RULES,
                        Optional.of(Person.of(List.of(statements))),
                        new Question(purpose, CONTACT, CLIENT, ProcessingAction.USE, sharing),
                        TODAY)
                .reason();
    }

    private static Statement.Given consent(PurposeCode purpose, boolean thirdParty, boolean distribution, Terms terms) {
        return new Statement.Given(
                at(1),
                new ConsentId(Given.id("shared")),
                purpose,
                categories("contact"),
                CLIENT,
                thirdParty,
                distribution,
                null,
                terms);
    }

    private static Terms terms(
            @Nullable ConsentKind kind, Set<String> recipients, Set<String> countries, String... conditioned) {
        return new Terms(
                kind,
                Set.of(),
                recipients.stream().map(RecipientCode::new).collect(java.util.stream.Collectors.toSet()),
                countries.stream().map(CountryCode::new).collect(java.util.stream.Collectors.toSet()),
                !countries.isEmpty(),
                categories(conditioned),
                null,
                false);
    }

    @Test
    @Clause({"1.1.9", "1.1.4"})
    void provision_goesToWhomTheConsentNames() {
        var given = consent(COMMERCE, true, false, terms(null, Set.of("partner"), Set.of()));

        assertThat(why(to(DisclosureKind.PROVISION, "partner"), given)).isEqualTo(Reason.CONSENT_GIVEN);
        assertThat(why(to(DisclosureKind.PROVISION, "bank"), given)).isEqualTo(Reason.RECIPIENT_NOT_CONSENTED);
        assertThat(why(to(DisclosureKind.PROVISION, "partner"))).isEqualTo(Reason.NO_GROUND);
    }

    @Test
    @Clause({"1.1.8", "1.1.9", "7.6"})
    void provision_impliesNoDistribution_andDistributionNoProvision() {
        var provided = consent(COMMERCE, true, false, terms(null, Set.of("partner"), Set.of()));
        var purpose = new PurposeCode("distribution");
        var distributed = consent(purpose, false, true, terms(ConsentKind.DISTRIBUTION, Set.of(), Set.of(), "contact"));

        assertThat(why(to(DisclosureKind.DISTRIBUTION, null), provided)).isEqualTo(Reason.ACTION_OUTSIDE_PURPOSE);
        assertThat(why(purpose, to(DisclosureKind.DISTRIBUTION, null), distributed))
                .isEqualTo(Reason.CONSENT_GIVEN);
        assertThat(why(purpose, to(DisclosureKind.PROVISION, "partner"), distributed))
                .isEqualTo(Reason.ACTION_OUTSIDE_PURPOSE);
    }

    @Test
    @Clause("7.6")
    void distribution_needsItsOwnKindOfConsentAndAConditionForTheCategory() {
        var purpose = new PurposeCode("distribution");
        var asked = to(DisclosureKind.DISTRIBUTION, null);

        assertThat(why(purpose, asked, consent(purpose, false, true, Terms.NONE)))
                .isEqualTo(Reason.ACTION_NOT_CONSENTED);
        assertThat(why(
                        purpose,
                        asked,
                        consent(
                                purpose,
                                false,
                                true,
                                terms(ConsentKind.DISTRIBUTION, Set.of(), Set.of(), "full-name"))))
                .isEqualTo(Reason.CONDITIONS_MISSING);
    }

    /// The register has one contract with each processor: one that stands, one that is over, one that nobody signed.
    private static Rules contracts() {
        return Given.rules("contracts: []", """
                contracts:
                  - {code: mailing.2026, processor: mailing, from: "2026-11-02", until: "2026-11-30",
                     order: {number: 5-D, date: "2026-11-01", confirmedBy: responsible-person, confirmedOn: "2026-11-01"}}
                  - {code: mailing.2025, processor: mailing, from: "2025-11-02", until: "2026-11-22",
                     order: {number: 4-D, date: "2025-11-01", confirmedBy: responsible-person, confirmedOn: "2025-11-01"}}
                  - {code: hosting.draft, processor: hosting, from: "2026-11-02", until: null,
                     order: {number: 6-D, date: "2026-11-01", confirmedBy: null, confirmedOn: null}}""", "2026-11-01");
    }

    private static Reason processor(String recipient, @Nullable String under, LocalDate day, Statement... statements) {
        return Deciding.decide(
                        contracts(),
                        Optional.of(Person.of(List.of(statements))),
                        new Question(
                                COMMERCE,
                                CONTACT,
                                CLIENT,
                                ProcessingAction.USE,
                                to(DisclosureKind.PROCESSOR, recipient, under)),
                        day)
                .reason();
    }

    @Test
    @Clause("2.6.1")
    void processor_needsAContract_andAConsentThatNamesItOrTheLaw() {
        var named = consent(COMMERCE, false, false, terms(null, Set.of("mailing"), Set.of()));
        var other = consent(COMMERCE, false, false, terms(null, Set.of("hosting"), Set.of()));
        var contractWithPerson = ground(1, "contract", "commercial-activity", "contact");

        assertThat(processor("mailing", "mailing.2026", TODAY, named)).isEqualTo(Reason.CONSENT_GIVEN);
        assertThat(processor("mailing", null, TODAY, named)).isEqualTo(Reason.CONTRACT_MISSING);
        assertThat(processor("mailing", "mailing.2026", TODAY, other)).isEqualTo(Reason.RECIPIENT_NOT_CONSENTED);
        assertThat(processor("mailing", "mailing.2026", TODAY)).isEqualTo(Reason.NO_GROUND);
        assertThat(processor("mailing", "mailing.2026", TODAY, contractWithPerson))
                .isEqualTo(Reason.ACTION_NOT_CONSENTED);
        assertThat(processor("partner", "mailing.2026", TODAY, named)).isEqualTo(Reason.RECIPIENT_OF_ANOTHER_KIND);
    }

    @Test
    @Clause("2.6.1")
    void contractThatIsUnknownOrOver_orOfAnotherProcessor_orUnsigned_carriesNothing() {
        var named = consent(COMMERCE, false, false, terms(null, Set.of("mailing", "hosting"), Set.of()));

        assertThat(processor("mailing", "mailing.2027", TODAY, named)).isEqualTo(Reason.CONTRACT_NOT_IN_FORCE);
        assertThat(processor("mailing", "mailing.2025", TODAY, named)).isEqualTo(Reason.CONTRACT_NOT_IN_FORCE);
        assertThat(processor("mailing", "mailing.2025", TODAY.minusDays(1), named))
                .isEqualTo(Reason.CONSENT_GIVEN);
        assertThat(processor("mailing", "mailing.2026", LocalDate.parse("2026-12-01"), named))
                .isEqualTo(Reason.CONTRACT_NOT_IN_FORCE);
        assertThat(processor("hosting", "mailing.2026", TODAY, named)).isEqualTo(Reason.CONTRACT_NOT_IN_FORCE);
        assertThat(processor("hosting", "hosting.draft", TODAY, named)).isEqualTo(Reason.CONTRACT_NOT_IN_FORCE);
        assertThat(why(to(DisclosureKind.PROCESSOR, "mailing", "mailing.2026"), named))
                .as("the operator's own register has none")
                .isEqualTo(Reason.CONTRACT_NOT_IN_FORCE);
    }

    @Test
    @Clause("7.10")
    void transferAbroad_isAskedByItself_andNeedsTheCountryNamed() {
        var home = consent(COMMERCE, true, false, terms(null, Set.of("messenger"), Set.of()));
        var abroad = consent(COMMERCE, true, false, terms(null, Set.of("messenger"), Set.of("AE")));

        assertThat(why(to(DisclosureKind.PROVISION, "messenger"), abroad)).isEqualTo(Reason.RECIPIENT_ABROAD);
        assertThat(why(to(DisclosureKind.CROSS_BORDER, "messenger"), home)).isEqualTo(Reason.COUNTRY_NOT_CONSENTED);
        assertThat(why(to(DisclosureKind.CROSS_BORDER, "messenger"), abroad)).isEqualTo(Reason.CONSENT_GIVEN);
    }

    @Test
    @Clause("7.7")
    void stateBody_needsNoConsentButAnArticleAndALetter() {
        var article = new ArticleCode("kz.tax-code.whole");
        var tax = new RecipientCode("tax-authority");

        assertThat(why(new Sharing(DisclosureKind.STATE, tax, null, null, article, true)))
                .isEqualTo(Reason.STATE_DEMANDS);
        assertThat(why(new Sharing(DisclosureKind.STATE, tax, null, null, null, true)))
                .isEqualTo(Reason.ARTICLE_MISSING);
        assertThat(why(new Sharing(DisclosureKind.STATE, tax, null, null, new ArticleCode("us.code.1"), true)))
                .isEqualTo(Reason.ARTICLE_MISSING);
        assertThat(why(new Sharing(DisclosureKind.STATE, tax, null, null, article, false)))
                .isEqualTo(Reason.LETTER_MISSING);
        assertThat(why(new Sharing(DisclosureKind.STATE, new RecipientCode("bank"), null, null, article, true)))
                .isEqualTo(Reason.RECIPIENT_OF_ANOTHER_KIND);
        assertThat(why(new Sharing(DisclosureKind.STATE, tax, null, null, article, true), destruction(2, "contact")))
                .isEqualTo(Reason.DESTROYED);
    }

    @Test
    @Clause("1.1.9")
    void recipientOutsideThePolicy_getsNothing() {
        assertThat(why(to(DisclosureKind.PROVISION, "stranger"))).isEqualTo(Reason.UNKNOWN_RECIPIENT);
    }

    @Test
    @Clause("1.1.2")
    void consentThatNamesItsActions_coversThoseAlone() {
        var terms = new Terms(
                null, Set.of(ProcessingAction.STORE), Set.of(), Set.of(), false, Set.<CategoryCode>of(), null, false);
        var given = consent(COMMERCE, false, false, terms);
        var person = Optional.of(Person.of(List.of(given)));
        var store = new Question(COMMERCE, CONTACT, CLIENT, ProcessingAction.STORE);
        var use = new Question(COMMERCE, CONTACT, CLIENT, ProcessingAction.USE);

        assertThat(Deciding.decide(RULES, person, store, TODAY).reason()).isEqualTo(Reason.CONSENT_GIVEN);
        assertThat(Deciding.decide(RULES, person, use, TODAY).reason()).isEqualTo(Reason.ACTION_NOT_CONSENTED);
    }
}
