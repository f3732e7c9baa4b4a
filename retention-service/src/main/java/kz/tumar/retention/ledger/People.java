package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.RetentionAssessed;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.decision.Known;
import kz.tumar.retention.decision.Person;
import kz.tumar.retention.decision.Question;
import kz.tumar.retention.decision.Settling.Dossier;

/// What is known of persons and what was decided about them.
public final class People {
    private static final Map<String, Class<? extends Known>> KINDS = Stream.of(Known.class.getPermittedSubclasses())
            .map(kind -> kind.asSubclass(Known.class))
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

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

    /// What is known and decided about one person.
    public static Found load(Connection transaction, SortedSet<SubjectRef> references) throws SQLException {
        return loadAll(transaction, List.of(references)).getFirst();
    }

    /// What is known and decided about several persons, in their order.
    public static List<Found> loadAll(Connection transaction, List<? extends Collection<SubjectRef>> persons)
            throws SQLException {
        var all = persons.stream().flatMap(Collection::stream).distinct().toList();
        var known = known(transaction, all);
        var dossiers = dossiers(transaction, all);
        var found = new ArrayList<Found>();
        for (var references : persons) {
            var own = new HashMap<SubjectRef, List<Known>>();
            references.forEach(reference -> own.put(reference, known.getOrDefault(reference, List.of())));
            var theirs = new HashMap<SubjectRef, Dossier>();
            references.forEach(reference -> theirs.put(reference, dossiers.getOrDefault(reference, Dossier.empty())));
            found.add(new Found(Person.of(own), theirs));
        }
        return found;
    }

    private static Map<SubjectRef, List<Known>> known(Connection transaction, Collection<SubjectRef> references)
            throws SQLException {
        var known = new HashMap<SubjectRef, List<Known>>();
        Rows.select(
                        transaction,
                        "SELECT subject, kind, content FROM known WHERE subject = ANY (?) ORDER BY subject, kind, key",
                        row -> Map.entry(
                                new SubjectRef(row.getString(1)),
                                Rows.read(row.getString(3), kindOf(row.getString(2)))),
                        (Object) texts(references))
                .forEach(pair -> known.computeIfAbsent(pair.getKey(), one -> new ArrayList<>())
                        .add(pair.getValue()));
        return known;
    }

    private static Class<? extends Known> kindOf(String name) {
        var kind = KINDS.get(name);
        if (kind == null) {
            throw new IllegalStateException("a row of an unknown kind");
        }
        return kind;
    }

    private static Map<SubjectRef, Dossier> dossiers(Connection transaction, Collection<SubjectRef> references)
            throws SQLException {
        var assessments = new HashMap<SubjectRef, Map<String, RetentionAssessed>>();
        Rows.select(
                        transaction,
                        "SELECT subject, content FROM assessment WHERE subject = ANY (?)",
                        row -> Map.entry(
                                new SubjectRef(row.getString(1)), Rows.read(row.getString(2), RetentionAssessed.class)),
                        (Object) texts(references))
                .forEach(pair -> assessments
                        .computeIfAbsent(pair.getKey(), one -> new LinkedHashMap<>())
                        .put(
                                new Question(
                                                pair.getValue().purpose(),
                                                pair.getValue().trigger())
                                        .key(),
                                pair.getValue()));
        var orders = Orders.live(transaction, references).stream().collect(Collectors.groupingBy(Destruction::subject));
        var dossiers = new HashMap<SubjectRef, Dossier>();
        for (var reference : references) {
            dossiers.put(
                    reference,
                    new Dossier(
                            assessments.getOrDefault(reference, Map.of()), orders.getOrDefault(reference, List.of())));
        }
        return dossiers;
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
