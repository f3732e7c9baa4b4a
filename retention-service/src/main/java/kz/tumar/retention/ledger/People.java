package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.tumar.contract.SubjectRef;
import kz.tumar.retention.decision.Known;
import kz.tumar.retention.decision.Person;
import kz.tumar.retention.decision.Settling.Dossier;

/// What is known of persons and what was decided about them.
public final class People {
    private People() {}

    /// A person and the dossiers of their references.
    public record Found(Person person, Map<SubjectRef, Dossier> dossiers) {
        public Found {
            dossiers = Map.copyOf(dossiers);
        }

        /// What was decided under a reference.
        public Dossier dossier(SubjectRef reference) {
            return dossiers.getOrDefault(reference, Dossier.empty());
        }
    }

    /// All references linked with each of these, itself included.
    public static Map<SubjectRef, SortedSet<SubjectRef>> linked(
            Connection transaction, Collection<SubjectRef> references) throws SQLException {
        var sets = new TreeMap<SubjectRef, SortedSet<SubjectRef>>();
        references.forEach(reference ->
                sets.computeIfAbsent(reference, one -> new TreeSet<>()).add(reference));
        Rows.select(
                        transaction,
                        """
                        WITH RECURSIVE person (seed, subject) AS (
                            SELECT s, s FROM unnest(?::text[]) AS s
                            UNION
                            SELECT p.seed, l.other FROM person p JOIN link l ON l.subject = p.subject AND l.linked
                        ) SELECT seed, subject FROM person
                        """,
                        row -> Map.entry(new SubjectRef(row.getString(1)), new SubjectRef(row.getString(2))),
                        (Object) texts(references))
                .forEach(pair -> sets.computeIfAbsent(pair.getKey(), one -> new TreeSet<>())
                        .add(pair.getValue()));
        return sets;
    }

    /// All references linked with one, itself included.
    public static SortedSet<SubjectRef> linked(Connection transaction, SubjectRef reference) throws SQLException {
        var linked = new TreeSet<SubjectRef>(List.of(reference));
        linked(transaction, List.of(reference)).values().forEach(linked::addAll);
        return linked;
    }

    /// The person behind a reference, where no other is linked with it: one question to the database answers all, which
    /// is what a flood of claims asks. Empty where there are others, whose rows have to be held first.
    public static Optional<Found> alone(Connection transaction, SubjectRef reference) throws SQLException {
        var files = PersonFiles.read(transaction, List.of(reference));
        return files.linked() ? Optional.empty() : Optional.of(files.person(List.of(reference)));
    }

    /// What is known and decided about one person.
    public static Found load(Connection transaction, SortedSet<SubjectRef> references) throws SQLException {
        return PersonFiles.read(transaction, references).person(references);
    }

    /// What is known and decided about several persons, in their order.
    public static List<Found> loadAll(Connection transaction, List<? extends Collection<SubjectRef>> persons)
            throws SQLException {
        var all = persons.stream().flatMap(Collection::stream).distinct().toList();
        var files = PersonFiles.read(transaction, all);
        return persons.stream().map(files::person).toList();
    }

    /// The references after one, in their order.
    public static List<SubjectRef> after(Connection transaction, String reference, int most) throws SQLException {
        return Rows.select(
                transaction,
                "SELECT DISTINCT subject FROM known WHERE subject > ? ORDER BY subject LIMIT ?",
                row -> new SubjectRef(row.getString(1)),
                reference,
                most);
    }

    /// Which of these references consent-service issued, as far as is known.
    public static Set<SubjectRef> registered(Connection transaction, Collection<SubjectRef> references)
            throws SQLException {
        return Set.copyOf(Rows.select(
                transaction,
                "SELECT DISTINCT subject FROM known WHERE subject = ANY (?) AND kind = 'Registered'",
                row -> new SubjectRef(row.getString(1)),
                (Object) texts(references)));
    }

    /// Keeps a thing known, unless something later of its kind and key is known already.
    public static void learn(Connection transaction, SubjectRef subject, Known thing) throws SQLException {
        Rows.update(
                transaction,
                """
                INSERT INTO known AS k (subject, kind, key, at_nanos, id, content) VALUES (?, ?, ?, ?, ?, ?::jsonb)
                ON CONFLICT (subject, kind, key) DO UPDATE
                SET at_nanos = excluded.at_nanos, id = excluded.id, content = excluded.content
                WHERE (excluded.at_nanos, excluded.id) > (k.at_nanos, k.id)
                """,
                subject.value(),
                thing.getClass().getSimpleName(),
                thing.key(),
                Rows.nanos(thing.at()),
                thing.id().toString(),
                Rows.json(thing));
    }

    /// Keeps that two references are, or are no longer, one person's.
    public static void link(
            Connection transaction,
            SubjectRef one,
            SubjectRef other,
            boolean linked,
            java.time.Instant at,
            java.util.UUID id)
            throws SQLException {
        for (var pair : List.of(List.of(one, other), List.of(other, one))) {
            Rows.update(
                    transaction,
                    """
                    INSERT INTO link AS l (subject, other, linked, at_nanos, id) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (subject, other) DO UPDATE
                    SET linked = excluded.linked, at_nanos = excluded.at_nanos, id = excluded.id
                    WHERE (excluded.at_nanos, excluded.id) > (l.at_nanos, l.id)
                    """,
                    pair.getFirst().value(),
                    pair.getLast().value(),
                    linked,
                    Rows.nanos(at),
                    id.toString());
        }
    }

    static String[] texts(Collection<SubjectRef> references) {
        return references.stream().map(SubjectRef::value).toArray(String[]::new);
    }
}
