package kz.tumar.consent.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.consent.decision.Moment;
import kz.tumar.consent.decision.Noes.No;
import kz.tumar.consent.decision.Person;
import kz.tumar.consent.decision.Statement;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ConsentFact;
import kz.tumar.contract.fact.ConsentRefused;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.delivery.wire.Wire;
import org.jspecify.annotations.Nullable;

/// What was stated about people, as a set: adding twice, or in another order, ends in the same rows.
@ApplicationScoped
public class Statements {
    private static final ObjectMapper JSON = Wire.strict();

    private static final String ABOUT_ONE = "SELECT " + StatementRow.COLUMNS + """
             FROM subject s LEFT JOIN statement t
            ON t.subject = ANY (s.members) AND NOT t.shadowed AND (t.purposes IS NULL OR ? = ANY (t.purposes))
            WHERE s.ref = ?""";

    private static final String ABOUT_EACH = "SELECT " + StatementRow.COLUMNS + """
            , asked.place FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS asked (ref, purpose, place)
            JOIN subject s ON s.ref = asked.ref
            LEFT JOIN statement t ON t.subject = ANY (s.members) AND NOT t.shadowed
                AND (t.purposes IS NULL OR asked.purpose = ANY (t.purposes))""";

    private static final String ABOUT_MANY = "SELECT " + StatementRow.COLUMNS + """
            , s.ref FROM subject s LEFT JOIN statement t ON t.subject = ANY (s.members) AND NOT t.shadowed
            WHERE s.ref = ANY (?)""";

    private static final String OF_REFERENCES =
            "SELECT " + StatementRow.COLUMNS + " FROM statement t WHERE t.subject = ANY (?) AND t.at <= ?";

    /// Of statements with the same words the latest alone is not shadowed. That was so before a statement came, so it
    /// is
    /// compared with others, and never all with all: a person may have said very much.
    private static final String SHADOW = """
            UPDATE statement s SET shadowed = true
            FROM statement n
            WHERE n.subject = ? AND n.id = ? AND s.subject = n.subject AND NOT s.shadowed
                AND s.kind = n.kind AND s.purposes = n.purposes
                AND s.subject_category IS NOT DISTINCT FROM n.subject_category
                AND s.categories IS NOT DISTINCT FROM n.categories
                AND s.until IS NOT DISTINCT FROM n.until
                AND s.terms IS NOT DISTINCT FROM n.terms
                AND s.third_party = n.third_party AND s.distribution = n.distribution
                AND ((s.at, s.id) < (n.at, n.id) OR s.id = n.id AND EXISTS (
                    SELECT FROM statement l
                    WHERE l.subject = n.subject AND NOT l.shadowed AND l.kind = n.kind AND l.purposes = n.purposes
                        AND (l.at, l.id) > (n.at, n.id)
                        AND l.subject_category IS NOT DISTINCT FROM n.subject_category
                        AND l.categories IS NOT DISTINCT FROM n.categories
                        AND l.until IS NOT DISTINCT FROM n.until
                        AND l.terms IS NOT DISTINCT FROM n.terms
                        AND l.third_party = n.third_party AND l.distribution = n.distribution))""";
    private static final Instant FOR_EVER = Instant.parse("9999-01-01T00:00:00Z");

    /// Adds a statement; the id of the fact that states it makes it the same one when it comes again.
    void add(Connection transaction, SubjectRef subject, Statement statement) throws SQLException {
        add(transaction, subject, statement, null);
    }

    /// Adds a no together with the fact that stated it, so that it can be stated again for a linked reference.
    void addNo(Connection transaction, SubjectRef subject, Statement statement, ConsentFact said) throws SQLException {
        try {
            add(transaction, subject, statement, JSON.writeValueAsString(said));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a fact can always be written", impossible);
        }
    }

    private static void add(Connection transaction, SubjectRef subject, Statement statement, @Nullable String said)
            throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(StatementRow.INSERT)) {
            new StatementRow(transaction, insert).write(statement);
            insert.setString(StatementRow.WIDTH + 1, said);
            insert.setString(StatementRow.WIDTH + 2, subject.value());
            insert.executeUpdate();
        }
        if (statement instanceof Statement.Given
                || statement instanceof Statement.Withdrawn
                || statement instanceof Statement.Refused) {
            shadow(transaction, subject, statement);
        }
    }

    private static void shadow(Connection transaction, SubjectRef subject, Statement statement) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(SHADOW)) {
            update.setString(1, subject.value());
            update.setObject(2, statement.moment().id());
            update.executeUpdate();
        }
    }

    /// Notes that the end of a consent was stated.
    void lapse(Connection transaction, SubjectRef subject, ConsentId consent) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "UPDATE statement SET lapsed = true WHERE subject = ? AND kind = 'GIVEN' AND name = ?")) {
            update.setString(1, subject.value());
            update.setString(2, consent.toString());
            update.executeUpdate();
        }
    }

    /// Everything stated under these references, whatever was said since.
    public Person about(Connection connection, Collection<SubjectRef> references) throws SQLException {
        return until(connection, references, FOR_EVER);
    }

    /// Everything stated under these references to have happened up to a moment.
    public Person until(Connection connection, Collection<SubjectRef> references, Instant moment) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_REFERENCES)) {
            select.setArray(1, Texts.array(connection, references));
            select.setObject(2, moment.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = select.executeQuery()) {
                var statements = new ArrayList<Statement>();
                while (rows.next()) {
                    statements.add(StatementRow.read(rows));
                }
                return Person.of(statements);
            }
        }
    }

    /// What bears on one purpose about the person behind a reference; empty when the reference was never issued.
    public Optional<Person> about(Connection connection, SubjectRef subject, PurposeCode purpose) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ABOUT_ONE)) {
            select.setString(1, purpose.value());
            select.setString(2, subject.value());
            try (ResultSet rows = select.executeQuery()) {
                boolean issued = false;
                var statements = new ArrayList<Statement>();
                while (rows.next()) {
                    issued = true;
                    if (rows.getString(1) != null) {
                        statements.add(StatementRow.read(rows));
                    }
                }
                return issued ? Optional.of(Person.of(statements)) : Optional.empty();
            }
        }
    }

    /// What one asks about: a purpose, and the reference of the person.
    public record About(SubjectRef subject, PurposeCode purpose) {}

    /// What bears on each of these, in their order, all in one look; empty where the reference was never issued.
    public List<Optional<Person>> about(Connection connection, List<About> asked) throws SQLException {
        var statements = new ArrayList<@Nullable List<Statement>>(Collections.nCopies(asked.size(), null));
        try (PreparedStatement select = connection.prepareStatement(ABOUT_EACH)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            asked.stream().map(each -> each.subject().value()).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            asked.stream().map(each -> each.purpose().value()).toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    int place = rows.getInt(StatementRow.WIDTH + 1) - 1;
                    List<Statement> about = statements.get(place);
                    if (about == null) {
                        about = new ArrayList<>();
                        statements.set(place, about);
                    }
                    if (rows.getString(1) != null) {
                        about.add(StatementRow.read(rows));
                    }
                }
            }
        }
        return statements.stream()
                .map(about -> Optional.ofNullable(about).map(Person::of))
                .toList();
    }

    /// Everything about the persons behind these references, by reference; a reference that was never issued is
    /// absent.
    public Map<SubjectRef, Person> each(Connection connection, Collection<SubjectRef> subjects) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ABOUT_MANY)) {
            select.setArray(1, Texts.array(connection, subjects));
            try (ResultSet rows = select.executeQuery()) {
                var statements = new HashMap<SubjectRef, List<Statement>>();
                while (rows.next()) {
                    var about = statements.computeIfAbsent(
                            new SubjectRef(rows.getString(StatementRow.WIDTH + 1)), _ -> new ArrayList<>());
                    if (rows.getString(1) != null) {
                        about.add(StatementRow.read(rows));
                    }
                }
                var persons = new HashMap<SubjectRef, Person>();
                statements.forEach((subject, about) -> persons.put(subject, Person.of(about)));
                return persons;
            }
        }
    }

    /// Every no that was stated for these references.
    public List<No> noes(Connection transaction, Collection<SubjectRef> subjects) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT subject, at, id, kind, said FROM statement
                WHERE subject = ANY (?) AND kind IN ('WITHDRAWN', 'REFUSED')""")) {
            select.setArray(1, Texts.array(transaction, subjects));
            try (ResultSet rows = select.executeQuery()) {
                var noes = new ArrayList<No>();
                while (rows.next()) {
                    noes.add(no(rows));
                }
                return noes;
            }
        }
    }

    private static No no(ResultSet row) throws SQLException {
        var subject = new SubjectRef(row.getString(1));
        var moment = new Moment(row.getObject(2, OffsetDateTime.class).toInstant(), row.getObject(3, UUID.class));
        try {
            if (row.getString(4).equals("WITHDRAWN")) {
                var said = JSON.readValue(row.getString(5), ConsentWithdrawn.class);
                return new No(subject, moment, said.purpose(), null, said);
            }
            var said = JSON.readValue(row.getString(5), ConsentRefused.class);
            return new No(subject, moment, said.purpose(), said.subjectCategory(), said);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was written here can be read here", impossible);
        }
    }
}
