package kz.tumar.audit.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.Actor;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.AuditFact;
import kz.tumar.contract.fact.AuditQueried;
import kz.tumar.contract.fact.CheckpointWitnessed;
import kz.tumar.contract.fact.ExportCreated;
import kz.tumar.contract.fact.IntegrityBroken;
import kz.tumar.contract.fact.IntegrityVerified;
import kz.tumar.contract.fact.LogKeyChanged;
import kz.tumar.contract.fact.SubjectHeads;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.runtime.policy.PolicyVersions;
import org.jspecify.annotations.Nullable;

/// States in the log what was done with the log. A fact is on Kafka some time after the commit, and then an entry
/// itself.
@ApplicationScoped
public class LogFacts {
    private final Announcer announcer;
    private final Transactions transactions;
    private final PolicyVersions policies;
    private final ServiceConfig config;
    private final Clock clock;

    @Inject
    LogFacts(
            Announcer announcer,
            Transactions transactions,
            PolicyVersions policies,
            ServiceConfig config,
            Clock clock) {
        this.announcer = announcer;
        this.transactions = transactions;
        this.policies = policies;
        this.config = config;
        this.clock = clock;
    }

    /// States that somebody asked; commits before it returns, so before they get the answer.
    public void queried(Actor actor, @Nullable SubjectRef about, long entries) {
        UUID query = UUID.randomUUID();
        AuditQueried fact = new AuditQueried(actor, about, entries);
        transactions.inTransaction(transaction -> {
            announce(transaction, query, about, clock.instant(), fact);
            return true;
        });
    }

    /// States an export, in the transaction that makes it ready; repeating it changes nothing.
    public void exported(Connection transaction, ExportCreated fact, @Nullable SubjectRef about, Instant createdAt)
            throws SQLException {
        announce(transaction, fact.exportId().value(), about, createdAt, fact);
    }

    /// States where each subject's history ends; commits before it returns.
    public void heads(SubjectHeads fact, Instant when) {
        UUID name = DerivedId.from("tumar/heads/v1", Long.toString(fact.treeSize()), when.toString());
        stated(name, when, fact);
    }

    /// States what was set aside; repeating it changes nothing.
    ///
    /// @param aside a name derived from the record that was set aside
    public void broken(Connection transaction, UUID aside, long treeSize, Instant when) throws SQLException {
        announce(transaction, aside, null, when, new IntegrityBroken(treeSize, null));
    }

    /// States that all was read again and is what was signed; commits before it returns.
    public void foundWhole(long treeSize, Sha256 root, Instant when) {
        UUID name = DerivedId.from("tumar/scrub/v1", "whole", Long.toString(treeSize), when.toString());
        stated(name, when, new IntegrityVerified(treeSize, root));
    }

    /// States that what was read again isn't what was signed; the same finding is stated once. Commits before it
    /// returns.
    public void foundBroken(long treeSize, Sha256 root, Instant when) {
        UUID name = DerivedId.from("tumar/scrub/v1", "broken", Long.toString(treeSize), root.value());
        stated(name, when, new IntegrityBroken(treeSize, root));
    }

    /// States who watches the log; commits before it returns.
    public void witnessed(CheckpointWitnessed fact, Instant when) {
        UUID name = DerivedId.from("tumar/witnessed/v1", Long.toString(fact.treeSize()), when.toString());
        stated(name, when, fact);
    }

    /// States that one of the log's keys took or left its place; repeating it changes nothing. Commits before it
    /// returns.
    ///
    /// @param step a name of this one step
    public void keyChanged(UUID step, LogKeyChanged fact, Instant when) {
        stated(step, when, fact);
    }

    /// States that the log refuses to sign, and why by its name; the same refusal is stated once.
    public void refused(String why, long treeSize, Instant when) {
        stated(
                DerivedId.from("tumar/refusal/v1", why, Long.toString(treeSize)),
                when,
                new IntegrityBroken(treeSize, null));
    }

    private void stated(UUID name, Instant when, AuditFact fact) {
        transactions.inTransaction(transaction -> {
            announce(transaction, name, null, when, fact);
            return true;
        });
    }

    private void announce(
            Connection transaction, UUID journey, @Nullable SubjectRef about, Instant when, AuditFact fact)
            throws SQLException {
        OffsetDateTime time = when.atOffset(ZoneOffset.UTC);
        if (about != null) {
            announcer.lock(transaction, List.of(about));
        }
        announcer.announce(
                transaction,
                new Announcer.Announcement(
                        new Cause(config.source(), new EventId(journey)),
                        new CorrelationId(journey),
                        null,
                        policies.currentVersion(policies.today()),
                        List.of(new Draft.OfFact(about, time, fact))));
    }
}
