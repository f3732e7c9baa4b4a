package kz.tumar.request.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import kz.tumar.contract.Candidate;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.IdentifierKind;
import kz.tumar.contract.SearchId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.CandidatesLocated;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.SubjectSought;
import org.jspecify.annotations.Nullable;

/// Searches for people and whom they found. Every row follows from a fact.
@ApplicationScoped
public class Searches {
    /// This service, among those who say of whom they know.
    public static final HolderCode SELF = new HolderCode("request-service");

    /// Somebody who was found.
    ///
    /// @param holder who found them
    public record Found(HolderCode holder, Candidate candidate) {}

    void fold(Connection transaction, Event<? extends RequestFact> event) throws SQLException {
        Instant at = event.time().toInstant();
        switch (event.data()) {
            case SubjectSought sought -> {
                add(transaction, sought, at);
                found(transaction, sought.searchId(), SELF, sought.candidates(), at);
            }
            case CandidatesLocated located ->
                found(transaction, located.searchId(), located.holder(), located.candidates(), at);
            default -> {}
        }
    }

    /// Notes whom somebody found for a search; saying it again adds to it.
    public void found(
            Connection transaction, SearchId search, HolderCode holder, List<Candidate> candidates, Instant at)
            throws SQLException {
        try (PreparedStatement finding = transaction.prepareStatement("""
                        INSERT INTO search_finding (search_id, holder, at) VALUES (?, ?, ?)
                        ON CONFLICT (search_id, holder) DO NOTHING""");
                PreparedStatement candidate = transaction.prepareStatement("""
                        INSERT INTO search_candidate (search_id, holder, subject, found_by) VALUES (?, ?, ?, ?)
                        ON CONFLICT (search_id, holder, subject) DO NOTHING""")) {
            finding.setObject(1, search.value());
            finding.setString(2, holder.value());
            finding.setObject(3, at.atOffset(ZoneOffset.UTC));
            finding.executeUpdate();
            for (Candidate each : candidates) {
                candidate.setObject(1, search.value());
                candidate.setString(2, holder.value());
                candidate.setString(3, each.subject().value());
                candidate.setArray(4, Texts.array(transaction, each.by()));
                candidate.executeUpdate();
            }
        }
    }

    /// Whether somebody who looked for this reference by these kinds of identifier answers a search by it.
    public boolean asks(
            Connection transaction, SearchId search, @Nullable SubjectRef sought, List<IdentifierKind> kinds)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT 1 FROM subject_search WHERE search_id = ? AND sought = ? AND kinds <@ ?")) {
            select.setObject(1, search.value());
            select.setString(2, sought == null ? "" : sought.value());
            select.setArray(3, Texts.array(transaction, kinds));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /// The searches for a person under any of these references, the latest first.
    public List<SearchId> of(Connection transaction, Collection<SubjectRef> person) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT search_id FROM subject_search WHERE sought = ANY (?) ORDER BY at DESC, search_id")) {
            select.setArray(1, Texts.array(transaction, person));
            try (ResultSet rows = select.executeQuery()) {
                var searches = new ArrayList<SearchId>();
                while (rows.next()) {
                    searches.add(new SearchId(rows.getObject(1, UUID.class)));
                }
                return searches;
            }
        }
    }

    /// Who has said of whom they know, and when.
    public Map<HolderCode, Instant> answered(Connection transaction, SearchId search) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("SELECT holder, at FROM search_finding WHERE search_id = ?")) {
            select.setObject(1, search.value());
            try (ResultSet rows = select.executeQuery()) {
                var answered = new TreeMap<HolderCode, Instant>();
                while (rows.next()) {
                    answered.put(
                            new HolderCode(rows.getString(1)),
                            rows.getObject(2, OffsetDateTime.class).toInstant());
                }
                return answered;
            }
        }
    }

    /// Everybody who was found for a search.
    public List<Found> candidates(Connection transaction, SearchId search) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT holder, subject, found_by FROM search_candidate
                WHERE search_id = ? ORDER BY subject, holder""")) {
            select.setObject(1, search.value());
            try (ResultSet rows = select.executeQuery()) {
                var found = new ArrayList<Found>();
                while (rows.next()) {
                    found.add(new Found(
                            new HolderCode(rows.getString(1)),
                            new Candidate(
                                    new SubjectRef(rows.getString(2)), Texts.read(rows, 3, IdentifierKind::valueOf))));
                }
                return found;
            }
        }
    }

    private static void add(Connection transaction, SubjectSought sought, Instant at) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO subject_search (search_id, sought, kinds, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, sought.searchId().value());
            insert.setString(2, sought.sought().value());
            insert.setArray(3, Texts.array(transaction, sought.kinds()));
            insert.setObject(4, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
