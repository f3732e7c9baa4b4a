package kz.tumar.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.PersonalDataRevealed;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Policy;
import kz.tumar.policy.ReasonKind;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import kz.tumar.vault.Category;
import kz.tumar.vault.Gone;
import kz.tumar.vault.IndexTerm;
import kz.tumar.vault.Opened;
import kz.tumar.vault.Opener;
import kz.tumar.vault.OpeningReason;
import kz.tumar.vault.Subject;
import kz.tumar.vault.Unknown;
import kz.tumar.vault.ValueTooLargeException;
import kz.tumar.vault.Vault;
import kz.tumar.vault.VaultRef;
import org.jspecify.annotations.Nullable;

/// Seals what people and systems hand over, and opens it for who has the right and a reason. That it was opened is in
/// the log in the same transaction, before the content leaves.
@ApplicationScoped
class Sealing {
    private final Transactions transactions;
    private final Announcer announcer;
    private final PolicyVersions policies;
    private final Readers readers;
    private final Admission admission;
    private final Vault vault;
    private final Clock clock;
    private final ServiceConfig config;

    @Inject
    Sealing(
            Transactions transactions,
            Announcer announcer,
            PolicyVersions policies,
            Readers readers,
            Admission admission,
            Vault vault,
            Clock clock,
            ServiceConfig config) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.policies = policies;
        this.readers = readers;
        this.admission = admission;
        this.vault = vault;
        this.clock = clock;
        this.config = config;
    }

    /// Seals a value of a category that the policy lets this service keep.
    ///
    /// @param attributes what it can be found by, checked; it goes with the value when that is destroyed
    SealedContent seal(SubjectRef subject, CategoryCode category, byte[] value, List<Identifier> attributes) {
        if (!keeps(policy(), category)) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_CATEGORY,
                    List.of(new Violation("/category", "policy", "a category that this service keeps sealed")));
        }
        if (value.length > admission.largest(category)) {
            throw new ProblemException(ProblemType.FILE_TOO_LARGE);
        }
        admission.admit(category, value);
        try {
            return transactions.inTransaction(transaction -> {
                if (!readers.unknown(transaction, List.of(subject)).isEmpty()) {
                    throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
                }
                var sealed = vault.seal(
                        transaction,
                        new Subject(subject.value()),
                        new Category(category.value()),
                        value,
                        terms(attributes));
                return new SealedContent(
                        new SealedRef(sealed.ref().value()),
                        new Sha256(sealed.commitment().hex()));
            });
        } catch (ValueTooLargeException tooLarge) {
            throw new ProblemException(ProblemType.TOO_LARGE);
        }
    }

    /// Reads a value to its end, or to where it is larger than is taken; never to a file.
    SealedContent seal(SubjectRef subject, CategoryCode category, InputStream stream) {
        byte[] value = new byte[0];
        try {
            int largest = admission.largest(category);
            value = stream.readNBytes(largest == Integer.MAX_VALUE ? largest : largest + 1);
            return seal(subject, category, value, List.of());
        } catch (IOException gone) {
            throw new ProblemException(ProblemType.MALFORMED);
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }

    /// Opens a value and states that it was opened, by whom and why.
    ///
    /// @param holder the system that asks, where it is one: it may only read what it must read to obey
    Revealed reveal(SealedRef reference, ReasonCode reason, Actor actor, @Nullable HolderCode holder) {
        Policy policy = policy();
        if (policy.reason(ReasonKind.REVEAL, reason).isEmpty()) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_CODE,
                    List.of(new Violation("/reason", "policy", "a reason that the policy has for opening")));
        }
        return transactions.inTransaction(transaction -> {
            if (holder != null && !readers.mustRead(transaction, holder, reference)) {
                throw new ProblemException(ProblemType.FORBIDDEN);
            }
            return open(transaction, policy, reference, reason, actor);
        });
    }

    private static Set<IndexTerm> terms(List<Identifier> attributes) {
        var terms = new HashSet<IndexTerm>();
        for (Identifier attribute : attributes) {
            terms.addAll(Normalising.terms(
                    Objects.requireNonNull(attribute.kind()), Objects.requireNonNull(attribute.value())));
        }
        return terms;
    }

    /// Opens a value for an actor and a reason that were checked, and states it, in one transaction.
    Revealed open(Connection transaction, SealedRef reference, ReasonCode reason, Actor actor) throws SQLException {
        return open(transaction, policy(), reference, reason, actor);
    }

    private Revealed open(Connection transaction, Policy policy, SealedRef reference, ReasonCode reason, Actor actor)
            throws SQLException {
        var opening = vault.open(
                transaction,
                new VaultRef(reference.value()),
                new OpeningReason(reason.value()),
                new Opener(opener(actor)));
        return switch (opening) {
            case Opened opened -> {
                try (opened) {
                    announce(transaction, policy, opened, reason, actor);
                    yield new Revealed(
                            new SubjectRef(opened.held().subject().ref()),
                            new CategoryCode(opened.held().category().code()),
                            opened.value().clone(),
                            opened.nonce().clone());
                }
            }
            case Gone _ -> throw new ProblemException(ProblemType.DESTROYED);
            case Unknown _ -> throw new ProblemException(ProblemType.NOT_FOUND);
        };
    }

    private Policy policy() {
        return policies.current(policies.today());
    }

    private boolean keeps(Policy policy, CategoryCode category) {
        return policy.holder(new HolderCode(config.service().code()))
                .filter(self -> self.holds(category))
                .isPresent();
    }

    private static String opener(Actor actor) {
        return actor.officer() == null
                ? Objects.requireNonNull(actor.system()).value()
                : actor.officer().value();
    }

    private void announce(Connection transaction, Policy policy, Opened opened, ReasonCode reason, Actor actor)
            throws SQLException {
        var subject = new SubjectRef(opened.held().subject().ref());
        var id = UUID.randomUUID();
        var fact = new PersonalDataRevealed(
                actor,
                new SealedRef(opened.held().ref().value()),
                new CategoryCode(opened.held().category().code()),
                reason);
        announcer.lock(transaction, List.of(subject));
        announcer.announce(
                transaction,
                new Announcer.Announcement(
                        new Cause(config.source(), new EventId(id)),
                        new CorrelationId(id),
                        null,
                        policy.version(),
                        List.of(new Draft.OfFact(subject, clock.instant().atOffset(ZoneOffset.UTC), fact))));
    }
}
