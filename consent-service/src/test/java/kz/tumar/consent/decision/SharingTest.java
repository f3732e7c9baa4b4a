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

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.tumar.consent.Clause;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.ConsentKind;
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

    private static Sharing to(DisclosureKind kind, @Nullable String recipient, boolean contract) {
        return new Sharing(kind, recipient == null ? null : new RecipientCode(recipient), null, contract, null, false);
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

        assertThat(why(to(DisclosureKind.PROVISION, "partner", false), given)).isEqualTo(Reason.CONSENT_GIVEN);
        assertThat(why(to(DisclosureKind.PROVISION, "bank", false), given)).isEqualTo(Reason.RECIPIENT_NOT_CONSENTED);
        assertThat(why(to(DisclosureKind.PROVISION, "partner", false))).isEqualTo(Reason.NO_GROUND);
    }

    @Test
    @Clause({"1.1.8", "1.1.9", "7.6"})
    void provision_impliesNoDistribution_andDistributionNoProvision() {
        var provided = consent(COMMERCE, true, false, terms(null, Set.of("partner"), Set.of()));
        var purpose = new PurposeCode("distribution");
        var distributed = consent(purpose, false, true, terms(ConsentKind.DISTRIBUTION, Set.of(), Set.of(), "contact"));

        assertThat(why(to(DisclosureKind.DISTRIBUTION, null, false), provided))
                .isEqualTo(Reason.ACTION_OUTSIDE_PURPOSE);
        assertThat(why(purpose, to(DisclosureKind.DISTRIBUTION, null, false), distributed))
                .isEqualTo(Reason.CONSENT_GIVEN);
        assertThat(why(purpose, to(DisclosureKind.PROVISION, "partner", false), distributed))
                .isEqualTo(Reason.ACTION_OUTSIDE_PURPOSE);
    }

    @Test
    @Clause("7.6")
    void distribution_needsItsOwnKindOfConsentAndAConditionForTheCategory() {
        var purpose = new PurposeCode("distribution");
        var asked = to(DisclosureKind.DISTRIBUTION, null, false);

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

    @Test
    @Clause("2.6.1")
    void processor_needsAContract_andAConsentThatNamesItOrTheLaw() {
        var named = consent(COMMERCE, false, false, terms(null, Set.of("mailing"), Set.of()));
        var contractWithPerson = ground(1, "contract", "commercial-activity", "contact");

        assertThat(why(to(DisclosureKind.PROCESSOR, "mailing", false), named)).isEqualTo(Reason.CONTRACT_MISSING);
        assertThat(why(to(DisclosureKind.PROCESSOR, "mailing", true), named)).isEqualTo(Reason.CONSENT_GIVEN);
        assertThat(why(to(DisclosureKind.PROCESSOR, "hosting", true), named)).isEqualTo(Reason.RECIPIENT_NOT_CONSENTED);
        assertThat(why(to(DisclosureKind.PROCESSOR, "mailing", true), contractWithPerson))
                .isEqualTo(Reason.ACTION_NOT_CONSENTED);
        assertThat(why(to(DisclosureKind.PROCESSOR, "partner", true), named))
                .isEqualTo(Reason.RECIPIENT_OF_ANOTHER_KIND);
    }

    @Test
    @Clause("7.10")
    void transferAbroad_isAskedByItself_andNeedsTheCountryNamed() {
        var home = consent(COMMERCE, true, false, terms(null, Set.of("messenger"), Set.of()));
        var abroad = consent(COMMERCE, true, false, terms(null, Set.of("messenger"), Set.of("AE")));

        assertThat(why(to(DisclosureKind.PROVISION, "messenger", false), abroad))
                .isEqualTo(Reason.RECIPIENT_ABROAD);
        assertThat(why(to(DisclosureKind.CROSS_BORDER, "messenger", false), home))
                .isEqualTo(Reason.COUNTRY_NOT_CONSENTED);
        assertThat(why(to(DisclosureKind.CROSS_BORDER, "messenger", false), abroad))
                .isEqualTo(Reason.CONSENT_GIVEN);
    }

    @Test
    @Clause("7.7")
    void stateBody_needsNoConsentButAnArticleAndALetter() {
        var article = new ArticleCode("kz.tax-code.whole");
        var tax = new RecipientCode("tax-authority");

        assertThat(why(new Sharing(DisclosureKind.STATE, tax, null, false, article, true)))
                .isEqualTo(Reason.STATE_DEMANDS);
        assertThat(why(new Sharing(DisclosureKind.STATE, tax, null, false, null, true)))
                .isEqualTo(Reason.ARTICLE_MISSING);
        assertThat(why(new Sharing(DisclosureKind.STATE, tax, null, false, new ArticleCode("us.code.1"), true)))
                .isEqualTo(Reason.ARTICLE_MISSING);
        assertThat(why(new Sharing(DisclosureKind.STATE, tax, null, false, article, false)))
                .isEqualTo(Reason.LETTER_MISSING);
        assertThat(why(new Sharing(DisclosureKind.STATE, new RecipientCode("bank"), null, false, article, true)))
                .isEqualTo(Reason.RECIPIENT_OF_ANOTHER_KIND);
        assertThat(why(new Sharing(DisclosureKind.STATE, tax, null, false, article, true), destruction(2, "contact")))
                .isEqualTo(Reason.DESTROYED);
    }

    @Test
    @Clause("1.1.9")
    void recipientOutsideThePolicy_getsNothing() {
        assertThat(why(to(DisclosureKind.PROVISION, "stranger", false))).isEqualTo(Reason.UNKNOWN_RECIPIENT);
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
