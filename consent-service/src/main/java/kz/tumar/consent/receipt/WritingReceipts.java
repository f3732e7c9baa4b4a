package kz.tumar.consent.receipt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.tumar.consent.page.LimitWords;
import kz.tumar.consent.page.Words;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Event;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.TextLanguage;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.WithdrawalLimited;
import kz.tumar.policy.HolderKind;
import kz.tumar.policy.LocalizedText;
import kz.tumar.policy.Policy;
import org.jspecify.annotations.Nullable;

/// Writes a receipt as JSON-LD, with the fields that the guide to ISO/IEC TS 27560 gives a receipt and its record.
///
/// @param home where this service is reached by people
/// @param policy the version that was in force when it was said
record WritingReceipts(URI home, Policy policy) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String SCHEMA = "https://w3id.org/dpv/schema/dpv-27560#";

    /// @param history what was said to this purpose, in order, the record last
    /// @param limits what a withdrawal did not reach
    ObjectNode write(
            Event<? extends Fact> entry,
            List<Event<? extends Fact>> history,
            List<WithdrawalLimited> limits,
            String id,
            OffsetDateTime created) {
        ObjectNode receipt = JSON.objectNode();
        receipt.set("@context", LinkedData.context());
        receipt.put("@id", at("/receipts/" + entry.id()));
        receipt.put("@type", "dpv:ConsentReceipt");
        receipt.put("dct:identifier", id);
        receipt.put("dct:conformsTo", SCHEMA + "receipt");
        receipt.put("dct:created", created.toString());
        receipt.set("dct:publisher", operator());
        receipt.put("schema:recipient", "dpv:DataSubject");
        ObjectNode activity = activity(entry, history);
        if (!limits.isEmpty()) {
            activity.set("tumar:goesOn", goesOn(limits));
        }
        return receipt.set("dpv:hasRecordOfActivity", activity);
    }

    /// What a withdrawal did not reach: the data, why, and until when (art. 8(2) of Law 94-V).
    private ArrayNode goesOn(List<WithdrawalLimited> limits) {
        ArrayNode all = JSON.arrayNode();
        limits.forEach(limit -> {
            ObjectNode each = JSON.objectNode();
            each.set(
                    "dpv:hasPersonalData",
                    LinkedData.all(
                            "category",
                            limit.categories(),
                            code -> policy.dataCategory(code)
                                    .map(category -> category.title())
                                    .orElse(null)));
            each.set("tumar:because", LinkedData.titles(language -> LimitWords.of(policy, language, limit)));
            each.put("tumar:article", limit.article().value());
            var until = limit.until();
            all.add(each.put("tumar:until", until == null ? null : until.toString()));
        });
        return all;
    }

    private ObjectNode activity(Event<? extends Fact> entry, List<Event<? extends Fact>> history) {
        Optional<ConsentGiven> given = history.reversed().stream()
                .map(Event::data)
                .filter(ConsentGiven.class::isInstance)
                .map(ConsentGiven.class::cast)
                .findFirst();
        ObjectNode activity = JSON.objectNode();
        activity.put("@id", "urn:tumar:fact:" + entry.id());
        activity.put("@type", "dpv:ConsentRecord");
        activity.put("dct:identifier", entry.id().toString());
        activity.put("dct:conformsTo", SCHEMA + "record");
        activity.set(
                "dpv:hasDataSubject",
                JSON.objectNode()
                        .put("@id", "urn:tumar:subject:" + entry.subject())
                        .put("skos:broader", "dpv:DataSubject"));
        activity.set("dpv:hasDataController", operator());
        activity.set("dpv:hasDataProcessor", processors());
        activity.put("dpv:hasJurisdiction", "loc:" + policy.operator().country());
        activity.set("dpv:hasApplicableLaw", LinkedData.named("act", "kz.94-v", actTitle()));
        activity.set("dpv:hasPurpose", purpose(entry));
        activity.set("dpv:hasProcess", process(entry, given));
        activity.set("dpv:hasConsentControl", control());
        activity.set("dpv:hasRight", right());
        activity.set("dpv:hasNotice", notice(entry, given));
        ArrayNode statuses = JSON.arrayNode();
        history.forEach(each -> statuses.add(Indications.status(each)));
        activity.set("dpv:hasConsentStatus", statuses);
        return activity;
    }

    private ObjectNode process(Event<? extends Fact> entry, Optional<ConsentGiven> given) {
        PurposeCode purpose = Records.purposeOf(entry).orElseThrow();
        ObjectNode process = JSON.objectNode().put("@type", "dpv:Process");
        process.set("dpv:hasRecipient", recipients(given));
        process.set("dpv:hasPurpose", purpose(entry));
        process.set(
                "dpv:hasPersonalData",
                LinkedData.all(
                        "category",
                        given.map(ConsentGiven::categories).orElse(List.of()),
                        code -> policy.dataCategory(code)
                                .map(each -> each.title())
                                .orElse(null)));
        given.ifPresent(each -> {
            process.put("tumar:thirdPartyTransfer", each.thirdPartyTransfer());
            process.put("tumar:crossBorderTransfer", each.crossBorderTransfer());
            process.put("tumar:distribution", each.distribution());
        });
        process.set("dpv:hasStorageCondition", storage(purpose, given));
        return process;
    }

    private ObjectNode purpose(Event<? extends Fact> entry) {
        PurposeCode purpose = Records.purposeOf(entry).orElseThrow();
        return LinkedData.named(
                "purpose",
                purpose.value(),
                policy.purpose(purpose).map(each -> each.title()).orElse(null));
    }

    private ArrayNode recipients(Optional<ConsentGiven> given) {
        ArrayNode recipients = JSON.arrayNode().add(operator());
        var named = given.map(ConsentGiven::recipients).orElse(null);
        if (named != null) {
            named.forEach(code -> recipients.add(LinkedData.named(
                    "recipient",
                    code.value(),
                    policy.recipient(code).map(each -> each.title()).orElse(null))));
        }
        return recipients;
    }

    private ArrayNode storage(PurposeCode purpose, Optional<ConsentGiven> given) {
        var data = given.map(ConsentGiven::categories).orElse(List.<CategoryCode>of());
        ArrayNode places = JSON.arrayNode();
        policy.document().holders().stream()
                .filter(holder -> data.stream().anyMatch(holder::holds))
                .map(holder -> "loc:" + holder.country())
                .distinct()
                .forEach(places::add);
        var until = given.map(ConsentGiven::until).orElse(null);
        ArrayNode deletion = JSON.arrayNode();
        data.stream()
                .flatMap(category -> policy.termsFor(purpose, category).stream())
                .map(term -> term.period() == null ? "tumar:until-reviewed" : String.valueOf(term.period()))
                .distinct()
                .forEach(deletion::add);
        return JSON.arrayNode()
                .add(JSON.objectNode()
                        .put("@type", "dpv:StorageLocation")
                        .set(
                                "dpv:hasLocation",
                                places.isEmpty() ? JSON.arrayNode().add("loc:KZ") : places))
                .add(JSON.objectNode()
                        .put("@type", "dpv:StorageDuration")
                        .<ObjectNode>set(
                                "dpv:hasDuration",
                                JSON.objectNode()
                                        .put(
                                                "@type",
                                                until == null ? "dpv:UntilEventDuration" : "dpv:UntilTimeDuration")
                                        .put("rdf:value", until == null ? "purpose-achieved" : until.toString())))
                .add(JSON.objectNode().put("@type", "dpv:StorageDeletion").set("dpv:hasDuration", deletion));
    }

    private ObjectNode control() {
        ObjectNode control = JSON.objectNode();
        control.set("@type", JSON.arrayNode().add("dpv:ProvideConsent").add("dpv:WithdrawConsent"));
        return control.put("dpv:isExercisedAt", at("/centre"));
    }

    private ObjectNode right() {
        ObjectNode right = JSON.objectNode();
        right.set("@type", JSON.arrayNode().add("dpv:DataSubjectRight").add("dpv:WithdrawConsent"));
        right.set("dct:title", LinkedData.titles(language -> Words.of(language, "withdraw")));
        return right.put("dpv:isExercisedAt", at("/centre"));
    }

    private ObjectNode notice(Event<? extends Fact> entry, Optional<ConsentGiven> given) {
        Sha256 text = Indications.textOf(entry)
                .or(() -> given.map(ConsentGiven::textHash))
                .orElse(null);
        var version = given.map(ConsentGiven::textVersion).orElse(null);
        TextLanguage language = given.map(ConsentGiven::language).orElse(null);
        var until = given.map(ConsentGiven::until).orElse(null);
        String first = given.isPresent() ? entry.time().toLocalDate().toString() : "..";
        return JSON.objectNode()
                .put("@id", text == null ? at("/policy/editions") : at("/texts/" + text))
                .put("@type", "dpv:ConsentNotice")
                .put("dct:date", policy.document().effectiveFrom().toString())
                .put("dct:language", language == null ? "und" : language.name().toLowerCase(Locale.ROOT))
                .put("dct:coverage", first + "/" + (until == null ? ".." : until.toString()))
                .put("dct:hasVersion", version == null ? policy.version().value() : version.value())
                .put("tumar:sha256", text == null ? null : text.value());
    }

    private ObjectNode operator() {
        return LinkedData.named(
                        "operator", policy.operator().code(), policy.operator().name())
                .put("tumar:bin", policy.operator().bin());
    }

    private ArrayNode processors() {
        ArrayNode processors = JSON.arrayNode();
        policy.document().holders().stream()
                .filter(holder -> holder.kind() == HolderKind.PROCESSOR)
                .forEach(holder ->
                        processors.add(LinkedData.named("holder", holder.code().value(), holder.title())));
        return processors;
    }

    private @Nullable LocalizedText actTitle() {
        return policy.document().acts().stream()
                .filter(act -> act.code().value().equals("kz.94-v"))
                .map(act -> act.title())
                .findFirst()
                .orElse(null);
    }

    private String at(String path) {
        return home.resolve(path).toString();
    }
}
