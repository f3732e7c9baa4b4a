package kz.tumar.runtime.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.fact.PolicyPublished;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Policy;
import kz.tumar.policy.calendar.WorkingDayCalendar;
import kz.tumar.policy.file.CalendarFile;
import kz.tumar.policy.file.PolicyFile;
import kz.tumar.policy.file.Result;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// The versions of the policy that this service has read, each with the calendar it was published with.
///
/// Versions and documents arrive on topics of their own and in any order; a version counts as known when both its
/// documents have come. Which version is in force on a day follows from the versions alone.
@ApplicationScoped
public class PolicyVersions {
    private static final long FRESH_MILLIS = 1_000;
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    /// The topic that documents travel on.
    public static final TopicName DOCUMENTS = new TopicName("tumar.policy.documents");

    /// The topic that versions travel on.
    public static final TopicName VERSIONS = new TopicName("tumar.policy");

    /// Both: nothing is decided before they were read.
    public static final Set<TopicName> TOPICS = Set.of(DOCUMENTS, VERSIONS);

    private final Transactions transactions;
    private final Clock clock;
    private final Map<PolicyVersion, Known> known = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile @Nullable Timeline timeline;

    @Inject
    PolicyVersions(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Today in Almaty.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ALMATY);
    }

    /// The day in Almaty of an instant.
    public static LocalDate dayOf(java.time.Instant instant) {
        return LocalDate.ofInstant(instant, ALMATY);
    }

    /// The policy in force on a day in Almaty.
    ///
    /// @throws ProblemException `UNAVAILABLE` while no version in force on that day is known
    public Policy current(LocalDate day) {
        return require(day).policy();
    }

    /// The version of {@link #current}.
    public PolicyVersion currentVersion(LocalDate day) {
        return require(day).version();
    }

    /// The calendar that belongs to the policy in force on a day.
    public WorkingDayCalendar calendar(LocalDate day) {
        return require(day).calendar();
    }

    /// The first day on which any version known here is in force; empty while none is known. What happened before
    /// is ruled by that version too: the policy applies to relations that arose before it (clause 2.4).
    public Optional<LocalDate> firstDay() {
        return Optional.ofNullable(timeline().firstEntry()).map(Map.Entry::getKey);
    }

    /// The day whose policy rules what happened on this one: itself, or {@link #firstDay} where that is later; empty
    /// while no version is known.
    public Optional<LocalDate> rulingDay(LocalDate day) {
        return firstDay().map(first -> first.isAfter(day) ? first : day);
    }

    /// A version, where it is known with both its documents.
    public Optional<Policy> version(PolicyVersion version) {
        return known(version).map(Known::policy);
    }

    /// Folds a published version in; repeating it changes nothing.
    public void project(Connection transaction, PolicyPublished published) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                INSERT INTO policy_version (version, document, calendar_version, calendar, effective_from)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            insert.setString(1, published.version().value());
            insert.setString(2, published.document().value());
            insert.setString(3, published.calendarVersion().value());
            insert.setString(4, published.calendar().value());
            insert.setObject(5, published.effectiveFrom());
            insert.executeUpdate();
        }
    }

    /// Keeps a document under its digest; repeating it changes nothing.
    public void keep(Connection transaction, TopicName topic, String key, String content) throws SQLException {
        if (!topic.equals(DOCUMENTS)) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO policy_document (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, key);
            insert.setString(2, content);
            insert.executeUpdate();
        }
    }

    private Known require(LocalDate day) {
        return ruling(timeline(), day)
                .or(() -> ruling(look(), day))
                .flatMap(this::known)
                .orElseThrow(() -> new ProblemException(ProblemType.UNAVAILABLE));
    }

    private static Optional<PolicyVersion> ruling(NavigableMap<LocalDate, PolicyVersion> versions, LocalDate day) {
        return Optional.ofNullable(versions.floorEntry(day)).map(Map.Entry::getValue);
    }

    /// The versions by the day from which each rules, as they were a moment ago. Looking again takes a
    /// connection, and whoever asks in the middle of a transaction has one already. So one looks while the
    /// others go on with what was: if all looked at once, they would wait for the connections they hold.
    private NavigableMap<LocalDate, PolicyVersion> timeline() {
        Timeline cached = timeline;
        if (cached == null) {
            return look();
        }
        if (clock.millis() <= cached.until() || !looking.compareAndSet(false, true)) {
            return cached.versions();
        }
        try {
            return look();
        } finally {
            looking.set(false);
        }
    }

    private NavigableMap<LocalDate, PolicyVersion> look() {
        NavigableMap<LocalDate, PolicyVersion> found = transactions.inTransaction(PolicyVersions::complete);
        if (!found.isEmpty()) {
            timeline = new Timeline(found, clock.millis() + FRESH_MILLIS);
        }
        return found;
    }

    /// A version that is seen for the first time is also in force from then on, where it rules a day.
    private Optional<Known> known(PolicyVersion version) {
        Known held = known.get(version);
        if (held != null) {
            return Optional.of(held);
        }
        Optional<Known> found = transactions.inTransaction(transaction -> load(transaction, version));
        found.ifPresent(loaded -> {
            known.put(version, loaded);
            if (!timeline().containsValue(version)) {
                look();
            }
        });
        return found;
    }

    /// The versions whose documents are both here; of two that begin on one day the later named rules.
    private static NavigableMap<LocalDate, PolicyVersion> complete(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT v.effective_from, v.version
                FROM policy_version v
                JOIN policy_document p ON p.sha256 = v.document
                JOIN policy_document c ON c.sha256 = v.calendar
                ORDER BY v.effective_from, v.version""");
                ResultSet rows = select.executeQuery()) {
            var versions = new TreeMap<LocalDate, PolicyVersion>();
            while (rows.next()) {
                versions.put(rows.getObject(1, LocalDate.class), new PolicyVersion(rows.getString(2)));
            }
            return Collections.unmodifiableNavigableMap(versions);
        }
    }

    private static Optional<Known> load(Connection transaction, PolicyVersion version) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT p.content, c.content
                FROM policy_version v
                JOIN policy_document p ON p.sha256 = v.document
                JOIN policy_document c ON c.sha256 = v.calendar
                WHERE v.version = ?""")) {
            select.setString(1, version.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Known(
                                version,
                                valid(PolicyFile.read(rows.getString(1).getBytes(StandardCharsets.UTF_8))),
                                valid(CalendarFile.read(rows.getString(2).getBytes(StandardCharsets.UTF_8)))))
                        : Optional.empty();
            }
        }
    }

    private static <T> T valid(Result<T> result) {
        return switch (result) {
            case Result.Valid<T>(T value) -> value;
            case Result.Broken<T> broken ->
                throw new IllegalStateException("a published document is broken for this version of Tumar: " + broken);
        };
    }

    private record Known(PolicyVersion version, Policy policy, WorkingDayCalendar calendar) {}

    private record Timeline(NavigableMap<LocalDate, PolicyVersion> versions, long until) {}
}
