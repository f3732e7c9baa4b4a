package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.RetentionAssessed;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.decision.Known;
import kz.tumar.retention.decision.Person;
import kz.tumar.retention.decision.Question;
import kz.tumar.retention.decision.Settling.Dossier;
import org.jspecify.annotations.Nullable;

/// All that is kept about some references, read at once.
final class PersonFiles {
    private static final Map<String, Class<? extends Known>> KINDS = Stream.of(Known.class.getPermittedSubclasses())
            .map(kind -> kind.asSubclass(Known.class))
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private static final String ALL = """
            SELECT 'known' AS what, subject, kind AS name, content::text, NULL::uuid AS order_id, NULL::bigint AS n
            FROM known WHERE subject = ANY (?)
            UNION ALL
            SELECT 'assessed', subject, NULL, content::text, NULL, NULL FROM assessment WHERE subject = ANY (?)
            UNION ALL
            SELECT 'order', d.subject, f.type, f.content::text, d.order_id, f.n
            FROM destruction d JOIN order_fact f USING (order_id)
            WHERE d.subject = ANY (?) AND d.state IN ('SCHEDULED', 'ORDERED')
            UNION ALL
            SELECT 'why', subject, NULL, why::text, order_id, NULL FROM destruction
            WHERE subject = ANY (?) AND state IN ('SCHEDULED', 'ORDERED')
            UNION ALL
            SELECT 'link', subject, NULL, NULL, NULL, NULL FROM link WHERE subject = ANY (?) AND linked
            ORDER BY order_id, n
            """;

    private record Line(
            String what,
            SubjectRef subject,
            @Nullable String name,
            @Nullable String content,
            @Nullable UUID order) {
        String text() {
            return java.util.Objects.requireNonNull(content, "only a link has no content");
        }
    }

    private final Map<SubjectRef, List<Known>> known = new HashMap<>();
    private final Map<SubjectRef, Map<String, RetentionAssessed>> assessments = new HashMap<>();
    private final Map<SubjectRef, List<Destruction>> orders;
    private boolean linked;

    private PersonFiles(List<Line> lines) {
        var reasons = new HashMap<UUID, RetentionAssessed>();
        var facts = new LinkedHashMap<UUID, List<Line>>();
        for (var line : lines) {
            switch (line.what()) {
                case "known" ->
                    known.computeIfAbsent(line.subject(), one -> new ArrayList<>())
                            .add(Rows.read(line.text(), kindOf(line.name())));
                case "assessed" -> {
                    var assessed = Rows.read(line.text(), RetentionAssessed.class);
                    assessments
                            .computeIfAbsent(line.subject(), one -> new LinkedHashMap<>())
                            .put(new Question(assessed.purpose(), assessed.trigger()).key(), assessed);
                }
                case "why" -> reasons.put(line.order(), Rows.read(line.text(), RetentionAssessed.class));
                case "order" ->
                    facts.computeIfAbsent(line.order(), one -> new ArrayList<>())
                            .add(line);
                default -> linked = true;
            }
        }
        orders = facts.entrySet().stream()
                .map(entry -> order(entry.getKey(), entry.getValue(), reasons))
                .collect(Collectors.groupingBy(Destruction::subject));
    }

    private static Destruction order(UUID id, List<Line> facts, Map<UUID, RetentionAssessed> reasons) {
        var why = reasons.get(id);
        if (why == null) {
            throw new IllegalStateException("an order lacks its reason: " + new OrderId(id));
        }
        return Destruction.of(
                facts.getFirst().subject(),
                why,
                facts.stream()
                        .map(line -> Orders.fact(String.valueOf(line.name()), line.text()))
                        .toList());
    }

    private static Class<? extends Known> kindOf(@Nullable String name) {
        var kind = name == null ? null : KINDS.get(name);
        if (kind == null) {
            throw new IllegalStateException("a row of an unknown kind");
        }
        return kind;
    }

    static PersonFiles read(Connection transaction, Collection<SubjectRef> references) throws SQLException {
        var names = People.texts(references);
        return new PersonFiles(Rows.select(
                transaction,
                ALL,
                row -> new Line(
                        row.getString("what"),
                        new SubjectRef(row.getString("subject")),
                        row.getString("name"),
                        row.getString("content"),
                        row.getObject("order_id", UUID.class)),
                names,
                names,
                names,
                names,
                names));
    }

    /// Whether any of the references is linked with another.
    boolean linked() {
        return linked;
    }

    /// The person behind these references.
    People.Found person(Collection<SubjectRef> references) {
        var own = new HashMap<SubjectRef, List<Known>>();
        var theirs = new HashMap<SubjectRef, Dossier>();
        for (var reference : references) {
            own.put(reference, known.getOrDefault(reference, List.of()));
            theirs.put(
                    reference,
                    new Dossier(
                            assessments.getOrDefault(reference, Map.of()), orders.getOrDefault(reference, List.of())));
        }
        return new People.Found(Person.of(own), theirs);
    }
}
