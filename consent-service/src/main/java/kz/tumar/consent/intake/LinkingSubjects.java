package kz.tumar.consent.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import kz.tumar.consent.decision.Noes;
import kz.tumar.consent.ledger.LinkedSets;
import kz.tumar.consent.ledger.Links;
import kz.tumar.consent.ledger.Statements;
import kz.tumar.consent.ledger.Subjects;
import kz.tumar.contract.Actor;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.SubjectsLinked;
import kz.tumar.contract.fact.SubjectsUnlinked;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Says that two references are one person, or are not after all. Either way nothing is revived: whatever the
/// person
/// said no to
/// under one reference is first stated for all of them.
@ApplicationScoped
class LinkingSubjects {
    private static final int LARGEST_SET = 64;

    private final Transactions transactions;
    private final Announcer announcer;
    private final PolicyVersions policies;
    private final Subjects subjects;
    private final Links links;
    private final LinkedSets linkedSets;
    private final Statements statements;
    private final Clock clock;

    @Inject
    LinkingSubjects(
            Transactions transactions,
            Announcer announcer,
            PolicyVersions policies,
            Subjects subjects,
            Links links,
            LinkedSets linkedSets,
            Statements statements,
            Clock clock) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.policies = policies;
        this.subjects = subjects;
        this.links = links;
        this.linkedSets = linkedSets;
        this.statements = statements;
        this.clock = clock;
    }

    /// What is asked for.
    ///
    /// @param evidence what shows that it is so, sealed
    record Pair(
            SubjectRef one,
            SubjectRef other,
            Actor actor,
            @Nullable SealedContent evidence) {
        List<SubjectRef> references() {
            return List.of(one, other);
        }
    }

    /// Links; linked references stay linked.
    ///
    /// @return the linked set
    SortedSet<SubjectRef> link(Pair pair, UUID key) {
        return decide(pair, key, true);
    }

    /// Unlinks; what is linked by way of others stays linked.
    ///
    /// @return the linked set of the first reference
    SortedSet<SubjectRef> unlink(Pair pair, UUID key) {
        return decide(pair, key, false);
    }

    private SortedSet<SubjectRef> decide(Pair pair, UUID key, boolean link) {
        var under = policies.currentVersion(policies.today());
        return transactions.inTransaction(transaction -> {
            requireIssued(transaction, pair);
            SortedSet<SubjectRef> set = linkedSets.of(transaction, pair.references());
            if (set.size() > LARGEST_SET) {
                throw new ProblemException(ProblemType.CONFLICT);
            }
            if (isDirectlyLinked(transaction, pair) != link) {
                announcer.announce(
                        transaction,
                        new Announcer.Announcement(
                                new Cause(new Source("/tumar/consent"), new EventId(key)),
                                new CorrelationId(key),
                                null,
                                under,
                                drafts(transaction, pair, set, link)));
            }
            return links.around(transaction, pair.one()).setOf(pair.one());
        });
    }

    private void requireIssued(Connection transaction, Pair pair) throws SQLException {
        if (pair.one().equals(pair.other())) {
            throw References.invalid("/other", "not", "another reference");
        }
        if (subjects.issued(transaction, pair.references()).size() < 2) {
            throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
        }
    }

    private boolean isDirectlyLinked(Connection transaction, Pair pair) throws SQLException {
        return links.around(transaction, pair.one()).linksDirectly(pair.one(), pair.other());
    }

    private List<Draft> drafts(Connection transaction, Pair pair, SortedSet<SubjectRef> set, boolean link)
            throws SQLException {
        var drafts = new ArrayList<Draft>();
        for (Noes.Missing missing : Noes.missing(set, statements.noes(transaction, set))) {
            drafts.add(new Draft.OfFact(missing.subject(), utc(missing.at()), missing.said()));
        }
        var now = utc(clock.instant().truncatedTo(ChronoUnit.MICROS));
        drafts.add(new Draft.OfFact(pair.one(), now, fact(pair.other(), pair, link)));
        drafts.add(new Draft.OfFact(pair.other(), now, fact(pair.one(), pair, link)));
        return drafts;
    }

    private static Fact fact(SubjectRef other, Pair pair, boolean link) {
        return link
                ? new SubjectsLinked(other, pair.actor(), pair.evidence())
                : new SubjectsUnlinked(other, pair.actor(), pair.evidence());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
