package kz.tumar.request.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ActorKind;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.PersonalDataRevealed;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.request.ledger.Contacts;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.vault.Opened;
import kz.tumar.vault.Opener;
import kz.tumar.vault.OpeningReason;
import kz.tumar.vault.Vault;
import kz.tumar.vault.VaultRef;

/// Opens an address for one letter, and states what follows. That an address was opened is a fact
/// like every other opening, with the service as the one who did it: a service that opens addresses
/// without a letter shows in the log.
@ApplicationScoped
class Opening {
    private static final ReasonCode WHY = new ReasonCode("reveal.notify-applicant");

    private final Vault vault;
    private final Announcer announcer;
    private final ServiceConfig config;
    private final Clock clock;

    @Inject
    Opening(Vault vault, Announcer announcer, ServiceConfig config, Clock clock) {
        this.vault = vault;
        this.announcer = announcer;
        this.config = config;
        this.clock = clock;
    }

    /// The address, or nothing where it was destroyed or lost.
    Optional<String> address(
            Connection transaction, Contacts.Contact contact, CorrelationId journey, PolicyVersion under)
            throws SQLException {
        var self = new HolderCode(config.service().code());
        var opening = vault.open(
                transaction,
                new VaultRef(contact.address().value()),
                new OpeningReason(WHY.value()),
                new Opener(self.value()));
        if (!(opening instanceof Opened opened)) {
            return Optional.empty();
        }
        try (opened) {
            var actor = new Actor(ActorKind.SERVICE, self, null, null);
            var category = new CategoryCode(opened.held().category().code());
            state(
                    transaction,
                    UUID.randomUUID(),
                    journey,
                    under,
                    contact.subject(),
                    new PersonalDataRevealed(actor, contact.address(), category, WHY),
                    clock.instant());
            return Optional.of(new String(opened.value(), StandardCharsets.UTF_8));
        }
    }

    /// States a fact about an applicant. The same cause states it once.
    void state(
            Connection transaction,
            UUID cause,
            CorrelationId journey,
            PolicyVersion under,
            SubjectRef subject,
            Fact fact,
            Instant at)
            throws SQLException {
        announcer.lock(transaction, List.of(subject));
        announcer.announce(
                transaction,
                new Announcer.Announcement(
                        new Cause(config.source(), new EventId(cause)),
                        journey,
                        null,
                        under,
                        List.of(new Draft.OfFact(subject, at.atOffset(ZoneOffset.UTC), fact))));
    }
}
