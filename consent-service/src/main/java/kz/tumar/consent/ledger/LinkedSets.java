package kz.tumar.consent.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Announcer;

/// Locks whole linked sets, so that nobody decides about a person under one reference while another decides
/// under the
/// next.
@ApplicationScoped
public class LinkedSets {
    private final Links links;
    private final Instance<Announcer> announcer;

    @Inject
    LinkedSets(Links links, Instance<Announcer> announcer) {
        this.links = links;
        this.announcer = announcer;
    }

    /// Locks every reference that a word said by this one at a moment binds, and returns them.
    public SortedSet<SubjectRef> boundSince(Connection transaction, SubjectRef reference, Instant moment)
            throws SQLException {
        SortedSet<SubjectRef> bound = links.around(transaction, reference).boundSince(reference, moment);
        while (true) {
            announcer.get().lock(transaction, bound);
            SortedSet<SubjectRef> again = links.around(transaction, reference).boundSince(reference, moment);
            if (bound.containsAll(again)) {
                return again;
            }
            bound = again;
        }
    }

    /// Locks the linked sets of these references as they stand now, and returns their union.
    public SortedSet<SubjectRef> of(Connection transaction, Collection<SubjectRef> references) throws SQLException {
        SortedSet<SubjectRef> set = read(transaction, references);
        while (true) {
            announcer.get().lock(transaction, set);
            SortedSet<SubjectRef> again = read(transaction, references);
            if (set.containsAll(again)) {
                return again;
            }
            set = again;
        }
    }

    private SortedSet<SubjectRef> read(Connection transaction, Collection<SubjectRef> references) throws SQLException {
        var set = new TreeSet<SubjectRef>();
        for (SubjectRef reference : references) {
            set.addAll(links.around(transaction, reference).setOf(reference));
        }
        return set;
    }
}
