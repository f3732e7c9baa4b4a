package kz.tumar.audit.intake;

import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.audit.clause.ClauseTable;
import kz.tumar.audit.lookup.EntryQuestion;
import kz.tumar.audit.lookup.PageCursor;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/// What can be asked for together: all that is given must hold.
final class EntryParameters {
    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 500;
    private static final String DIGEST = "[0-9a-f]{64}";
    private static final Set<String> SERVICES = Set.of("consent", "request", "retention", "audit");

    @QueryParam("subject")
    @Nullable
    String subject;

    @QueryParam("type")
    @Nullable
    String type;

    @QueryParam("clause")
    @Nullable
    String clause;

    @QueryParam("correlation")
    @Nullable
    String correlation;

    @QueryParam("service")
    @Nullable
    String service;

    @QueryParam("holder")
    @Nullable
    String holder;

    @QueryParam("actor")
    @Nullable
    String actor;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    @QueryParam("limit")
    @Nullable
    String limit;

    EntryQuestion question(ClauseTable table) {
        Parameters parameters = new Parameters();
        EntryQuestion question = read(parameters, table, limit);
        parameters.requireAllRight();
        return question;
    }

    /// Counting reads what it counts, so something must narrow it that an index knows.
    EntryQuestion countable(ClauseTable table) {
        Parameters parameters = new Parameters();
        if (subject == null && correlation == null && type == null && clause == null) {
            parameters.wrong("subject", "required", "subject, type, clause or correlation");
        }
        EntryQuestion question = read(parameters, table, Integer.toString(MOST));
        parameters.requireAllRight();
        return question;
    }

    private EntryQuestion read(Parameters parameters, ClauseTable table, @Nullable String most) {
        Optional<Set<String>> typed =
                parameters.read("type", type, "EventType", text -> Set.of(new EventType(text).value()));
        Optional<Set<String>> evident =
                parameters.read("clause", clause, "a clause of the policy", text -> evidence(table, text));
        EntryQuestion.Sifted sifted = new EntryQuestion.Sifted(
                parameters.time("from", from),
                parameters.time("to", to),
                parameters.read("service", service, "consent|request|retention|audit", EntryParameters::service),
                parameters.read("holder", holder, "HolderCode", text -> new HolderCode(text).value()),
                parameters.read("actor", actor, "digest of an officer or HolderCode", EntryParameters::actor));
        parameters.inOrder(sifted.from(), sifted.to());
        return new EntryQuestion(
                parameters
                        .read("subject", subject, "SubjectRef", SubjectRef::new)
                        .map(SubjectRef::value),
                both(typed, evident),
                parameters
                        .read("correlation", correlation, "uuid", CorrelationId::of)
                        .map(CorrelationId::toString),
                sifted,
                parameters.read("cursor", cursor, "cursor", EntryParameters::cursor),
                parameters.number("limit", most, 1, MOST).map(Long::intValue).orElse(USUAL_LIMIT));
    }

    /// A type that is no evidence of the clause finds nothing; an empty set would find everything.
    private static Set<String> both(Optional<Set<String>> typed, Optional<Set<String>> evident) {
        if (typed.isEmpty() || evident.isEmpty()) {
            return typed.or(() -> evident).orElse(Set.of());
        }
        Set<String> common =
                typed.get().stream().filter(evident.get()::contains).collect(Collectors.toSet());
        return common.isEmpty() ? Set.of("none") : common;
    }

    private static Set<String> evidence(ClauseTable table, String clause) {
        Set<String> types = table.rows().stream()
                .filter(row -> row.clause().equals(clause))
                .flatMap(row -> row.facts().stream())
                .map(fact -> "kz.tumar." + fact + ".v1")
                .collect(Collectors.toSet());
        if (types.isEmpty()) {
            throw new IllegalArgumentException("no such clause");
        }
        return types;
    }

    private static String service(String text) {
        if (!SERVICES.contains(text)) {
            throw new IllegalArgumentException("no such service");
        }
        return text;
    }

    private static String actor(String text) {
        return text.matches(DIGEST) ? text : new HolderCode(text).value();
    }

    private static PageCursor cursor(String text) {
        return PageCursor.parse(text).orElseThrow(() -> new IllegalArgumentException("not a cursor"));
    }
}
