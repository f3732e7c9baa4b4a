package kz.tumar.consent.centre;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.consent.page.Languages;
import kz.tumar.consent.page.Words;
import kz.tumar.contract.Actor;
import kz.tumar.contract.Event;
import kz.tumar.contract.PersonalLinkId;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.PersonalLinkIssued;
import kz.tumar.contract.fact.PersonalLinkRevoked;
import kz.tumar.policy.Language;
import kz.tumar.policy.Policy;

/// The links to a person's page that still open it.
record LivingLinks(Policy policy, Language language) {
    /// A link that can be revoked.
    @TemplateData
    record ShownLink(String id, String madeBy, String made, String until) {}

    List<ShownLink> of(List<Event<? extends Fact>> said, Instant now) {
        Set<PersonalLinkId> revoked = said.stream()
                .map(Event::data)
                .filter(PersonalLinkRevoked.class::isInstance)
                .map(fact -> ((PersonalLinkRevoked) fact).linkId())
                .collect(Collectors.toSet());
        return said.stream()
                .filter(event -> event.data() instanceof PersonalLinkIssued link
                        && link.linkId() != null
                        && link.until().isAfter(now)
                        && !revoked.contains(link.linkId()))
                .map(event -> shown(event, (PersonalLinkIssued) event.data()))
                .toList();
    }

    private ShownLink shown(Event<? extends Fact> event, PersonalLinkIssued link) {
        return new ShownLink(
                String.valueOf(link.linkId()),
                by(link.actor()),
                Languages.moment(event.time(), language),
                Languages.moment(link.until().atOffset(ZoneOffset.UTC), language));
    }

    private String by(Actor actor) {
        var system = actor.system();
        return system == null
                ? Words.of(language, "linkByOfficer")
                : policy.holder(system)
                        .map(holder -> holder.title().in(language))
                        .orElse(system.value());
    }
}
