package kz.tumar.consent.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import kz.tumar.consent.announce.DraftingLinks;
import kz.tumar.consent.ledger.LinkedSets;
import kz.tumar.consent.ledger.Links;
import kz.tumar.consent.ledger.Subjects;
import kz.tumar.contract.Actor;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectRef;
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
    private final Transactions transactions;
    private final Announcer announcer;
    private final PolicyVersions policies;
    private final Subjects subjects;
    private final Links links;
    private final LinkedSets linkedSets;
    private final DraftingLinks drafting;
    private final Clock clock;

    @Inject
    LinkingSubjects(
            Transactions transactions,
            Announcer announcer,
            PolicyVersions policies,
            Subjects subjects,
            Links links,
            LinkedSets linkedSets,
            DraftingLinks drafting,
            Clock clock) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.policies = policies;
        this.subjects = subjects;
        this.links = links;
        this.linkedSets = linkedSets;
        this.drafting = drafting;
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
        // A claim about one of the two locks that one first, whichever comes first in order.
        return transactions.inTransactionRepeated(transaction -> {
            requireIssued(transaction, pair);
            SortedSet<SubjectRef> set = linkedSets.of(transaction, pair.references());
            if (set.size() > DraftingLinks.LARGEST_SET) {
                throw new ProblemException(ProblemType.CONFLICT);
            }
            var now = OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
            List<Draft> drafts = drafting.drafts(
                    transaction,
                    new DraftingLinks.Said(pair.one(), pair.other(), pair.actor(), pair.evidence(), link, now),
                    set);
            if (!drafts.isEmpty()) {
                announcer.announce(
                        transaction,
                        new Announcer.Announcement(
                                new Cause(new Source("/tumar/consent"), new EventId(key)),
                                new CorrelationId(key),
                                null,
                                under,
                                drafts));
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
}
