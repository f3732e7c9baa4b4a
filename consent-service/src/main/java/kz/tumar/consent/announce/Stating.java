package kz.tumar.consent.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ConsentFact;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.policy.PolicyVersions;
import org.jspecify.annotations.Nullable;

/// States facts that follow from no claim: from a call by a person, or from time. The same cause states the same facts
/// once, however often it comes.
@ApplicationScoped
public class Stating {
    private static final Source SELF = new Source("/tumar/consent");

    private final Transactions transactions;
    private final Announcer announcer;
    private final PolicyVersions policies;
    private final Clock clock;

    @Inject
    Stating(Transactions transactions, Announcer announcer, PolicyVersions policies, Clock clock) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.policies = policies;
        this.clock = clock;
    }

    /// States one fact in a transaction of its own, as happening now.
    public void state(UUID cause, @Nullable SubjectRef subject, ConsentFact fact) {
        transactions.inTransaction(transaction -> {
            if (subject != null) {
                announcer.lock(transaction, List.of(subject));
            }
            state(transaction, cause, List.of(new Draft.OfFact(subject, now(), fact)));
            return fact;
        });
    }

    /// States one fact that follows from what is read about a person, in a transaction in which nobody else decides
    /// about them.
    public <T> T decided(UUID cause, SubjectRef subject, Deciding<T> deciding) {
        return transactions.inTransaction(transaction -> {
            announcer.lock(transaction, List.of(subject));
            Decided<T> decided = deciding.on(transaction);
            state(transaction, cause, List.of(new Draft.OfFact(subject, now(), decided.fact())));
            return decided.result();
        });
    }

    /// What is decided about a locked person.
    @FunctionalInterface
    public interface Deciding<T> {
        /// Reads and decides.
        Decided<T> on(Connection transaction) throws SQLException;
    }

    /// What was decided, and the fact that says so.
    public record Decided<T>(T result, ConsentFact fact) {}

    /// States facts in the caller's transaction, which has locked their subjects.
    void state(Connection transaction, UUID cause, List<Draft> drafts) throws SQLException {
        announcer.announce(
                transaction,
                new Announcer.Announcement(
                        new Cause(SELF, new EventId(cause)),
                        new CorrelationId(cause),
                        null,
                        policies.currentVersion(policies.today()),
                        drafts));
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
