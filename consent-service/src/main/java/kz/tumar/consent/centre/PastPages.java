package kz.tumar.consent.centre;

import io.quarkus.qute.TemplateData;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.tumar.consent.page.Languages;
import kz.tumar.consent.page.LimitWords;
import kz.tumar.consent.page.Words;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.fact.ConsentExpired;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.ConsentRefused;
import kz.tumar.contract.fact.ConsentSuperseded;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.DataHeld;
import kz.tumar.contract.fact.DisclosureMade;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.GroundEnded;
import kz.tumar.contract.fact.GroundEstablished;
import kz.tumar.contract.fact.PersonalLinkIssued;
import kz.tumar.contract.fact.PersonalLinkRevoked;
import kz.tumar.contract.fact.PolicyAccepted;
import kz.tumar.contract.fact.PolicyNoticeShown;
import kz.tumar.contract.fact.WithdrawalLimited;
import kz.tumar.contract.fact.WithdrawalNoticeDue;
import kz.tumar.policy.Language;
import kz.tumar.policy.Policy;
import org.jspecify.annotations.Nullable;

/// What the page of a person shows of other grounds, and of the past.
record PastPages(Policy policy, Language language) {
    private static final int MOST = 100;

    /// A ground that stands.
    @TemplateData
    record ShownGround(String title, String purposes, String data, String article, String term, String system) {}

    /// Something that happened.
    @TemplateData
    record ShownEvent(
            String moment,
            String iso,
            String what,
            @Nullable String detail,
            @Nullable String purpose,
            @Nullable String system,
            @Nullable String receipt) {}

    List<ShownGround> grounds(List<Event<? extends Fact>> said, LocalDate today) {
        Map<String, GroundEnded> ended = said.stream()
                .map(Event::data)
                .filter(GroundEnded.class::isInstance)
                .map(GroundEnded.class::cast)
                .collect(Collectors.toMap(end -> end.system() + "/" + end.groundId(), end -> end, (one, _) -> one));
        return said.stream()
                .map(Event::data)
                .filter(GroundEstablished.class::isInstance)
                .map(GroundEstablished.class::cast)
                .filter(ground -> stands(ground, ended.get(ground.system() + "/" + ground.groundId()), today))
                .map(this::ground)
                .distinct()
                .toList();
    }

    private static boolean stands(GroundEstablished ground, @Nullable GroundEnded end, LocalDate today) {
        LocalDate last = end == null ? ground.endsOn() : end.endedOn();
        return last == null || !last.isBefore(today);
    }

    private ShownGround ground(GroundEstablished ground) {
        var ends = ground.endsOn();
        return new ShownGround(
                policy.ground(ground.ground())
                        .map(each -> each.title().in(language))
                        .orElse(ground.ground().value()),
                ground.purposes().stream().map(this::purpose).collect(Collectors.joining(", ")),
                categories(ground.categories()),
                ground.article() == null ? "" : String.valueOf(ground.article()),
                ends == null
                        ? Words.of(language, "termPurpose")
                        : Words.of(language, "termUntil") + ": "
                                + Languages.day(Objects.requireNonNull(ends), language),
                system(ground.system()));
    }

    List<ShownEvent> history(List<Event<? extends Fact>> said) {
        return said.stream()
                .sorted(java.util.Comparator.comparing(
                                (Event<? extends Fact> event) -> event.time().toInstant())
                        .reversed())
                .flatMap(event -> event(event).stream())
                .limit(MOST)
                .toList();
    }

    private Optional<ShownEvent> event(Event<? extends Fact> event) {
        return switch (event.data()) {
            case ConsentGiven given -> shown(event, null, given.purpose(), given.system(), true);
            case ConsentRefused refused -> shown(event, null, refused.purpose(), refused.system(), true);
            case ConsentWithdrawn withdrawn -> shown(event, null, withdrawn.purpose(), withdrawn.system(), true);
            case WithdrawalLimited limited -> shown(event, goesOn(limited), limited.purpose(), null, false);
            case WithdrawalNoticeDue due -> shown(event, recipient(due.recipient()), due.purpose(), null, false);
            case ConsentExpired expired -> shown(event, null, expired.purpose(), null, false);
            case ConsentSuperseded superseded -> shown(event, null, superseded.purpose(), null, false);
            case GroundEstablished ground ->
                shown(event, null, ground.purposes().getFirst(), ground.system(), false);
            case GroundEnded ended -> shown(event, null, null, ended.system(), false);
            case DataHeld held -> shown(event, categories(held.categories()), null, held.system(), false);
            case DisclosureMade made -> shown(event, disclosed(made), made.purpose(), made.system(), false);
            case PersonalLinkIssued link ->
                shown(event, null, null, link.actor().system(), false);
            case PersonalLinkRevoked _ -> shown(event, null, null, null, false);
            case PolicyAccepted accepted -> shown(event, null, null, accepted.system(), false);
            case PolicyNoticeShown shown -> shown(event, null, null, shown.system(), false);
            default -> Optional.empty();
        };
    }

    private Optional<ShownEvent> shown(
            Event<? extends Fact> event,
            @Nullable String detail,
            @Nullable PurposeCode purpose,
            @Nullable HolderCode system,
            boolean receipt) {
        return Optional.of(new ShownEvent(
                Languages.moment(event.time(), language),
                event.time().toString(),
                Words.of(language, "event" + event.type().name()),
                detail,
                purpose == null ? null : purpose(purpose),
                system == null ? null : system(system),
                receipt ? event.id().toString() : null));
    }

    /// What a withdrawal does not reach, and why (art. 8(2) of Law 94-V).
    private String goesOn(WithdrawalLimited limited) {
        return categories(limited.categories()) + ": " + LimitWords.of(policy, language, limited);
    }

    private String disclosed(DisclosureMade made) {
        var recipient = made.recipient();
        return (recipient == null ? "" : recipient(recipient) + ": ") + categories(made.categories());
    }

    private String recipient(RecipientCode code) {
        return policy.recipient(code).map(each -> each.title().in(language)).orElse(code.value());
    }

    private String categories(List<CategoryCode> codes) {
        return CentrePages.titles(codes, code -> policy.dataCategory(code).map(each -> each.title()), language);
    }

    private String purpose(PurposeCode code) {
        return policy.purpose(code).map(each -> each.title().in(language)).orElse(code.value());
    }

    private String system(HolderCode code) {
        return policy.holder(code).map(each -> each.title().in(language)).orElse(code.value());
    }
}
