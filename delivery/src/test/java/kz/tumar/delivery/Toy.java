package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.PurposeAchieved;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.command.StopProcessing;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.Fact;
import org.jspecify.annotations.Nullable;

/// A service small enough to see through. What it does to its ledger counts: whatever is applied twice or not
/// at all shows for ever.
final class Toy implements Behaviour {
    static final String LEDGER = """
            CREATE TABLE toy_fact (n bigserial, id uuid PRIMARY KEY, subject text NOT NULL, purpose text NOT NULL);
            CREATE TABLE toy_total (subject text PRIMARY KEY, facts int NOT NULL, trail text NOT NULL);
            CREATE TABLE toy_withdrawn (id uuid PRIMARY KEY, subject text NOT NULL);
            CREATE TABLE toy_document (key text PRIMARY KEY, content text NOT NULL);
            """;
    static final TopicName CONSENT = new TopicName("tumar.consent");
    static final TopicName CRM = new TopicName("company.crm.events");
    static final TopicName DOCUMENTS = new TopicName("tumar.policy.documents");
    static final TopicName SITE = new TopicName("company.site.events");
    static final PolicyVersion POLICY = new PolicyVersion("2026-01-01");
    static final HolderCode HOLDER = new HolderCode("crm");

    /// How often a claim came before the document that it needs.
    final AtomicInteger tooEarly = new AtomicInteger();

    /// Whether our code has the bug that claims of purpose `broken` meet.
    volatile boolean broken = true;

    /// Topics on which it is commanded.
    final Set<TopicName> commanded = new LinkedHashSet<>();

    /// Commands it was asked to obey, and those it has obeyed.
    final AtomicInteger asked = new AtomicInteger();

    final AtomicInteger obeyed = new AtomicInteger();

    volatile boolean mayObey = true;
    volatile boolean failsToObey;

    @Override
    public Set<TopicName> topics() {
        var topics = new LinkedHashSet<>(commanded);
        topics.addAll(Set.of(CRM, SITE, CONSENT, DOCUMENTS));
        return Set.copyOf(topics);
    }

    @Override
    public Set<TopicName> first() {
        return Set.of(DOCUMENTS);
    }

    @Override
    public boolean owns(Claim claim) {
        return claim instanceof PurposeAchieved;
    }

    @Override
    public Decision decide(Connection transaction, Incoming<? extends Claim> claim) throws SQLException {
        var achieved = (PurposeAchieved) claim.event().data();
        return switch (achieved.purpose().value()) {
            case "unknown" -> Decision.Refused.because(ProblemType.UNKNOWN_PURPOSE);
            case "stranger" -> Decision.Refused.because(ProblemType.UNKNOWN_SUBJECT);
            case "many" -> new Decision.Refused(ProblemType.UNKNOWN_CATEGORY, manyViolations());
            case "later" -> claim.waited() ? accepted(claim.event()) : new Decision.Waiting(Set.of(CONSENT));
            case "once-withdrawn" -> {
                if (!claim.waited()) {
                    yield new Decision.Waiting(Set.of(CONSENT));
                }
                yield isWithdrawn(transaction, claim.event().subject())
                        ? accepted(claim.event())
                        : Decision.Refused.because(ProblemType.UNKNOWN_SUBJECT);
            }
            case "later-documented" -> {
                if (!claim.waited()) {
                    yield new Decision.Waiting(Set.of(CONSENT));
                }
                requireDocument(transaction);
                yield accepted(claim.event());
            }
            case "documented" -> {
                requireDocument(transaction);
                yield accepted(claim.event());
            }
            case "broken" -> {
                if (broken) {
                    throw new IllegalStateException("a bug of the test");
                }
                yield accepted(claim.event());
            }
            default -> accepted(claim.event());
        };
    }

    private static boolean isWithdrawn(Connection transaction, @Nullable SubjectRef subject) throws SQLException {
        try (var select = transaction.prepareStatement("SELECT 1 FROM toy_withdrawn WHERE subject = ?")) {
            select.setString(1, subject == null ? "" : subject.value());
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void requireDocument(Connection transaction) throws SQLException {
        try (var select = transaction.prepareStatement("SELECT 1 FROM toy_document WHERE key = 'needed'");
                var rows = select.executeQuery()) {
            if (!rows.next()) {
                tooEarly.incrementAndGet();
                throw new TooEarly("waiting for a document");
            }
        }
    }

    private static List<Violation> manyViolations() {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> new Violation("/data/categories/" + i, "known", "a category of the policy".repeat(4)))
                .toList();
    }

    private static Decision accepted(Event<? extends Claim> claim) {
        var purpose = ((PurposeAchieved) claim.data()).purpose();
        return new Decision.Accepted(POLICY, drafts(claim, purpose));
    }

    private static List<Draft> drafts(Event<?> cause, PurposeCode purpose) {
        var subject = cause.subject();
        if (subject == null) {
            throw new IllegalStateException("the toy knows only events about somebody");
        }
        var fact = new Draft.OfFact(subject, cause.time(), achieved(purpose));
        return purpose.value().equals("stop") || purpose.value().equals("huge")
                ? List.of(fact, new Draft.OfCommand(HOLDER, subject, cause.time(), stop(cause, purpose)))
                : List.of(fact);
    }

    static kz.tumar.contract.fact.PurposeAchieved achieved(PurposeCode purpose) {
        return new kz.tumar.contract.fact.PurposeAchieved(
                HOLDER,
                purpose,
                new kz.tumar.contract.SubjectCategoryCode("client"),
                java.time.LocalDate.of(2026, 11, 20));
    }

    private static StopProcessing stop(Event<?> cause, PurposeCode purpose) {
        var order = new OrderId(DerivedId.from("toy/order", cause.asCause().toString()));
        var categories = purpose.value().equals("huge")
                ? IntStream.range(0, 6_000)
                        .mapToObj(i -> new CategoryCode("category-" + i))
                        .toList()
                : List.<CategoryCode>of();
        return new StopProcessing(order, 1, categories, Instant.parse("2026-12-01T00:00:00Z"), List.of(), purpose);
    }

    @Override
    public void project(Connection transaction, Incoming<? extends Fact> fact) throws SQLException {
        var subject = fact.event().subject();
        if (fact.event().data() instanceof ConsentWithdrawn && subject != null) {
            try (var insert = transaction.prepareStatement(
                    "INSERT INTO toy_withdrawn (id, subject) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
                insert.setObject(1, fact.event().id().value());
                insert.setString(2, subject.value());
                insert.executeUpdate();
            }
        }
    }

    @Override
    public Decision react(Connection transaction, Incoming<? extends Fact> fact) {
        return fact.event().data() instanceof ConsentWithdrawn withdrawn
                ? new Decision.Accepted(POLICY, drafts(fact.event(), withdrawn.purpose()))
                : new Decision.Accepted(POLICY, List.of());
    }

    @Override
    public Decision obey(Connection transaction, Incoming<? extends Command> command) {
        asked.incrementAndGet();
        if (failsToObey) {
            throw new IllegalStateException("a bug of the test");
        }
        World.await("it may obey", () -> mayObey);
        obeyed.incrementAndGet();
        return new Decision.Accepted(POLICY, List.of());
    }

    @Override
    public void keep(Connection transaction, TopicName topic, String key, String content) throws SQLException {
        try (var insert = transaction.prepareStatement(
                "INSERT INTO toy_document (key, content) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, key);
            insert.setString(2, content);
            insert.executeUpdate();
        }
    }

    @Override
    public void apply(Connection transaction, Event<? extends Fact> fact) throws SQLException {
        if (fact.data() instanceof kz.tumar.contract.fact.PurposeAchieved achieved && fact.subject() != null) {
            record(transaction, fact.id().value(), fact.subject(), achieved.purpose());
        }
    }

    private static void record(Connection transaction, UUID id, SubjectRef subject, PurposeCode purpose)
            throws SQLException {
        try (var insert =
                transaction.prepareStatement("INSERT INTO toy_fact (id, subject, purpose) VALUES (?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, subject.value());
            insert.setString(3, purpose.value());
            insert.executeUpdate();
        }
        try (var upsert = transaction.prepareStatement("""
                INSERT INTO toy_total AS known (subject, facts, trail) VALUES (?, 1, md5(?))
                ON CONFLICT (subject) DO UPDATE SET facts = known.facts + 1, trail = md5(known.trail || ?)
                """)) {
            upsert.setString(1, subject.value());
            upsert.setString(2, id.toString());
            upsert.setString(3, id.toString());
            upsert.executeUpdate();
        }
    }
}
