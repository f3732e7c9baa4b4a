package kz.tumar.consent.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.TemplateData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.tumar.consent.ledger.Subjects;
import kz.tumar.consent.page.Languages;
import kz.tumar.consent.page.Words;
import kz.tumar.consent.saying.ShownTexts;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.ConsentRefused;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.Fact;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Language;
import kz.tumar.policy.Policy;
import kz.tumar.runtime.policy.PolicyVersions;
import org.jspecify.annotations.Nullable;

/// What the page of a receipt shows.
@ApplicationScoped
class ReceiptPages {
    /// A receipt in words. What does not apply to it is absent.
    @TemplateData
    record Shown(
            String title,
            String number,
            String entry,
            String subject,
            String moment,
            String purpose,
            @Nullable String data,
            @Nullable String recipients,
            @Nullable String term,
            @Nullable String third,
            @Nullable String abroad,
            @Nullable String distributed,
            String system,
            String channel,
            String actedBy,
            String version,
            List<String> goesOn,
            @Nullable String textHash,
            @Nullable String text,
            @Nullable String nonce,
            String commitment) {}

    private final Transactions transactions;
    private final Subjects subjects;
    private final PolicyVersions policies;
    private final ShownTexts texts;

    @Inject
    ReceiptPages(Transactions transactions, Subjects subjects, PolicyVersions policies, ShownTexts texts) {
        this.transactions = transactions;
        this.subjects = subjects;
        this.policies = policies;
        this.texts = texts;
    }

    Shown show(Receipt receipt, Language language, boolean nonce) {
        Event<? extends Fact> said = receipt.entry();
        Policy policy = Optional.ofNullable(said.policyversion())
                .flatMap(policies::version)
                .orElseGet(() -> policies.current(policies.today()));
        Optional<ConsentGiven> given = said.data() instanceof ConsentGiven it ? Optional.of(it) : Optional.empty();
        Sha256 hash = Indications.textOf(said).orElse(null);
        return new Shown(
                Words.of(language, titleOf(said)),
                receipt.content().path("dct:identifier").asText(),
                said.id().toString(),
                String.valueOf(said.subject()),
                Languages.moment(said.time(), language),
                purpose(policy, Records.purposeOf(said).orElseThrow(), language),
                given.map(each -> categories(policy, each.categories(), language))
                        .orElse(null),
                given.map(each -> recipients(policy, each, language)).orElse(null),
                given.map(each -> term(each, language)).orElse(null),
                given.map(each -> yesNo(each.thirdPartyTransfer(), language)).orElse(null),
                given.map(each -> yesNo(each.crossBorderTransfer(), language)).orElse(null),
                given.map(each -> yesNo(each.distribution(), language)).orElse(null),
                policy.holder(systemOf(said))
                        .map(holder -> holder.title().in(language))
                        .orElse(systemOf(said).value()),
                channel(policy, channelOf(said), language),
                Words.of(
                        language,
                        actedBy(said).representation() == Representation.SELF ? "actedSelf" : "actedRepresentative"),
                given.map(ConsentGiven::textVersion)
                        .map(Object::toString)
                        .orElse(policy.version().value()),
                goesOn(receipt.content(), language),
                hash == null ? null : hash.value(),
                hash == null ? null : texts.find(hash).orElse(null),
                nonce ? receipt.nonce() : null,
                receipt.sealed().commitment().value());
    }

    /// What a withdrawal did not reach, and why, as the receipt says it.
    private static List<String> goesOn(ObjectNode content, Language language) {
        var lines = new ArrayList<String>();
        String lang = language.code();
        content.at("/dpv:hasRecordOfActivity/tumar:goesOn").forEach(each -> {
            var data = new ArrayList<String>();
            each.path("dpv:hasPersonalData")
                    .forEach(category ->
                            data.add(category.path("dct:title").path(lang).asText()));
            lines.add(String.join(", ", data) + ": "
                    + each.path("tumar:because").path(lang).asText());
        });
        return lines;
    }

    /// Whether two references are one person.
    boolean samePerson(SubjectRef one, SubjectRef other) {
        return transactions.inTransaction(transaction -> subjects.areOne(transaction, one, other));
    }

    /// The system that reported it.
    static HolderCode systemOf(Event<? extends Fact> said) {
        return switch (said.data()) {
            case ConsentGiven given -> given.system();
            case ConsentRefused refused -> refused.system();
            case ConsentWithdrawn withdrawn -> withdrawn.system();
            default -> throw new IllegalArgumentException("there are no receipts of this");
        };
    }

    private static ChannelCode channelOf(Event<? extends Fact> said) {
        return switch (said.data()) {
            case ConsentGiven given -> given.channel();
            case ConsentRefused refused -> refused.channel();
            case ConsentWithdrawn withdrawn -> withdrawn.channel();
            default -> throw new IllegalArgumentException("there are no receipts of this");
        };
    }

    private static ActedBy actedBy(Event<? extends Fact> said) {
        return switch (said.data()) {
            case ConsentGiven given -> given.actedBy();
            case ConsentRefused refused -> refused.actedBy();
            case ConsentWithdrawn withdrawn -> withdrawn.actedBy();
            default -> throw new IllegalArgumentException("there are no receipts of this");
        };
    }

    private static String titleOf(Event<? extends Fact> said) {
        return switch (said.data()) {
            case ConsentGiven _ -> "receiptGivenTitle";
            case ConsentRefused _ -> "receiptRefusedTitle";
            default -> "receiptWithdrawnTitle";
        };
    }

    private static String term(ConsentGiven given, Language language) {
        var until = given.until();
        return until == null
                ? Words.of(language, "termPurpose")
                : Words.of(language, "termUntil") + ": " + Languages.day(Objects.requireNonNull(until), language);
    }

    private static String yesNo(boolean yes, Language language) {
        return Words.of(language, yes ? "yes" : "no");
    }

    private static String purpose(Policy policy, PurposeCode code, Language language) {
        return policy.purpose(code).map(each -> each.title().in(language)).orElse(code.value());
    }

    private static String categories(Policy policy, Collection<CategoryCode> codes, Language language) {
        return codes.stream()
                .map(code -> policy.dataCategory(code)
                        .map(each -> each.title().in(language))
                        .orElse(code.value()))
                .collect(Collectors.joining(", "));
    }

    private static String recipients(Policy policy, ConsentGiven given, Language language) {
        var codes = given.recipients();
        List<String> titles = codes == null
                ? List.of()
                : codes.stream()
                        .map(code -> policy.recipient(code)
                                .map(each -> each.title().in(language))
                                .orElse(code.value()))
                        .toList();
        return titles.isEmpty() ? Words.of(language, "recipientsOwn") : String.join(", ", titles);
    }

    private static String channel(Policy policy, ChannelCode code, Language language) {
        return policy.channel(code).map(each -> each.title().in(language)).orElse(code.value());
    }
}
