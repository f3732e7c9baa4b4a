package kz.tumar.consent.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import kz.tumar.consent.ledger.SealedIdentifiers;
import kz.tumar.consent.ledger.Unpublished;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.SubjectRegistered;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import kz.tumar.vault.Category;
import kz.tumar.vault.IndexTerm;
import kz.tumar.vault.Subject;
import kz.tumar.vault.Vault;

/// Issues references. The same pair of system and local id gives the same reference, however many ask at once;
/// after the pair was destroyed it gives a new one, and nobody can tell that they were one person.
@ApplicationScoped
class RegisteringSubjects {
    private static final Category IDENTIFIERS = new Category("subject-identifiers");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int DIGITS = 25;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final Transactions transactions;
    private final Announcer announcer;
    private final PolicyVersions policies;
    private final Vault vault;
    private final Clock clock;

    @Inject
    RegisteringSubjects(
            Transactions transactions, Announcer announcer, PolicyVersions policies, Vault vault, Clock clock) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.policies = policies;
        this.vault = vault;
        this.clock = clock;
    }

    /// A reference, and whether it was issued just now.
    record Registered(SubjectRef subject, boolean issued) {}

    /// The references of these local ids, in their order. Repeating it after a failure is safe.
    ///
    /// A reference is handed out only when everything about it is on Kafka. Whoever then claims something
    /// under it may be heard by another service at once, and that service, reading this one's topic to its
    /// end, must find it there.
    ///
    /// @throws ProblemException `UNAVAILABLE` when that takes too long; asked again, the same references come
    List<Registered> register(HolderCode system, List<String> localIds) {
        List<Registered> registered = sealedAndAnnounced(system, localIds);
        awaitPublished(registered.stream().map(Registered::subject).distinct().toList());
        return registered;
    }

    private void awaitPublished(List<SubjectRef> subjects) {
        Instant end = clock.instant().plus(LONGEST_WAIT);
        while (transactions.inTransaction(transaction -> Unpublished.anyAbout(transaction, subjects))) {
            if (clock.instant().isAfter(end)) {
                throw new ProblemException(ProblemType.UNAVAILABLE);
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private List<Registered> sealedAndAnnounced(HolderCode system, List<String> localIds) {
        var under = policies.currentVersion(policies.today());
        return transactions.inTransaction(transaction -> {
            Map<String, IndexTerm> terms = new LinkedHashMap<>();
            localIds.forEach(localId -> terms.put(localId, SealedIdentifiers.term(system, localId)));
            vault.lock(transaction, IDENTIFIERS, terms.values());
            Map<String, Registered> registered = new LinkedHashMap<>();
            for (var term : terms.entrySet()) {
                registered.put(term.getKey(), findOrSeal(transaction, system, term.getKey(), term.getValue()));
            }
            List<SubjectRef> issued = registered.values().stream()
                    .filter(Registered::issued)
                    .map(Registered::subject)
                    .toList();
            if (!issued.isEmpty()) {
                announce(transaction, system, issued, under);
            }
            return localIds.stream().map(registered::get).toList();
        });
    }

    private Registered findOrSeal(Connection transaction, HolderCode system, String localId, IndexTerm term)
            throws SQLException {
        var found = vault.find(transaction, IDENTIFIERS, term);
        if (!found.isEmpty()) {
            return new Registered(new SubjectRef(found.getFirst().subject().ref()), false);
        }
        SubjectRef subject = issue();
        byte[] pair = (system + "/" + localId).getBytes(StandardCharsets.UTF_8);
        vault.seal(transaction, new Subject(subject.value()), IDENTIFIERS, pair, Set.of(term));
        java.util.Arrays.fill(pair, (byte) 0);
        return new Registered(subject, true);
    }

    /// A reference that nobody has.
    static SubjectRef issue() {
        var digits = new byte[DIGITS];
        for (int i = 0; i < DIGITS; i++) {
            digits[i] = (byte) RANDOM.nextInt(32);
        }
        return SubjectRef.issue(digits);
    }

    private void announce(
            Connection transaction, HolderCode system, List<SubjectRef> issued, kz.tumar.contract.PolicyVersion under)
            throws SQLException {
        announcer.lock(transaction, issued);
        // The references are random, so an id out of them is unlike any before.
        var id = DerivedId.from(
                "tumar/subjects/v1", issued.stream().map(SubjectRef::value).toArray(String[]::new));
        var now = OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
        var drafts = new ArrayList<Draft>();
        issued.forEach(subject -> drafts.add(new Draft.OfFact(subject, now, new SubjectRegistered(system))));
        announcer.announce(
                transaction,
                new Announcer.Announcement(
                        new Cause(new Source("/tumar/consent"), new EventId(id)),
                        new CorrelationId(id),
                        null,
                        under,
                        drafts));
    }
}
