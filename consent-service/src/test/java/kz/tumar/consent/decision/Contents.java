package kz.tumar.consent.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.ConsentKind;
import kz.tumar.contract.ConsentPresentation;
import kz.tumar.contract.CountryCode;
import kz.tumar.contract.DistributionCondition;
import kz.tumar.contract.DistributionLimit;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.TextLanguage;
import kz.tumar.contract.claim.ConsentGiven;
import org.jspecify.annotations.Nullable;

/// A consent as a system claims it, whole, from which tests take parts away or change them.
final class Contents {
    static final ActedBy SELF = new ActedBy(Representation.SELF, null, null);
    static final SealedContent SEALED = new SealedContent(SealedRef.issue(new byte[25]), new Sha256("b".repeat(64)));

    PurposeCode purpose = new PurposeCode("commercial-activity");
    List<CategoryCode> categories = List.of(Given.CONTACT);
    SubjectCategoryCode person = Given.CLIENT;
    ActedBy actedBy = SELF;
    boolean thirdParty = true;
    boolean crossBorder;
    boolean distribution;

    @Nullable
    LocalDate until;

    @Nullable
    SealedContent evidence = SEALED;

    @Nullable
    ConsentKind kind = ConsentKind.GENERAL;

    @Nullable
    List<ProcessingAction> actions = List.of(ProcessingAction.USE, ProcessingAction.PROVIDE);

    @Nullable
    List<RecipientCode> recipients = List.of(new RecipientCode("partner"));

    @Nullable
    List<CountryCode> countries;

    @Nullable
    List<DistributionCondition> conditions;

    @Nullable
    ConsentPresentation presentation = ConsentPresentation.COMBINED;

    @Nullable
    PolicyVersion textVersion = Given.RULES.version();

    @Nullable
    TextLanguage language = TextLanguage.RU;

    private Contents() {}

    /// A general consent with provision to a partner, as art. 8(4) wants it.
    static Contents full() {
        return new Contents();
    }

    /// A consent to distribution, as clause 7.6 wants it.
    static Contents distribution() {
        var contents = apart("distribution", ConsentKind.DISTRIBUTION);
        contents.distribution = true;
        contents.actions = List.of(ProcessingAction.DISTRIBUTE);
        contents.conditions = List.of(new DistributionCondition(Given.CONTACT, DistributionLimit.NO_FURTHER_TRANSFER));
        return contents;
    }

    /// A consent to the use of biometric data, as clause 5.3 wants it.
    static Contents biometric() {
        var contents = apart("biometric-identification", ConsentKind.BIOMETRIC);
        contents.categories = List.of(new CategoryCode("biometric-data"));
        contents.actions = List.of(ProcessingAction.USE);
        return contents;
    }

    private static Contents apart(String purpose, ConsentKind kind) {
        var contents = new Contents();
        contents.purpose = new PurposeCode(purpose);
        contents.kind = kind;
        contents.thirdParty = false;
        contents.recipients = null;
        contents.presentation = ConsentPresentation.SEPARATE;
        return contents;
    }

    ConsentGiven claim() {
        return new ConsentGiven(
                purpose,
                categories,
                person,
                new ChannelCode("web-form"),
                actedBy,
                new Sha256("a".repeat(64)),
                thirdParty,
                crossBorder,
                distribution,
                until,
                evidence,
                kind,
                actions,
                recipients,
                countries,
                conditions,
                presentation,
                textVersion,
                language);
    }

    Optional<Refusal> refusal() {
        return new CheckingClaims(Given.RULES, new HolderCode("crm"), Given.TODAY, Given.RULES.version()::equals)
                .giving(claim());
    }

    /// Where something was found wrong; none when the consent holds.
    List<String> wrong() {
        return refusal()
                .map(refusal -> refusal.violations().stream()
                        .map(violation -> violation.path())
                        .toList())
                .orElse(List.of());
    }
}
