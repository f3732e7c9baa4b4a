package kz.tumar.consent.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.tumar.consent.decision.Moment;
import kz.tumar.consent.decision.Statement;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.DutyCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.GroundId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.PassageCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import org.jspecify.annotations.Nullable;

/// The columns of one statement, to and from its row.
final class StatementRow {
    /// The columns in the order of {@link #read}, of a table named `t`.
    static final String COLUMNS = "t.kind, t.id, t.at, t.system, t.name, t.purposes, t.categories, t.subject_category,"
            + " t.until, t.ground, t.third_party, t.distribution, t.terms";

    /// How many columns {@link #COLUMNS} has.
    static final int WIDTH = 13;

    static final String INSERT = """
            INSERT INTO statement (kind, id, at, system, name, purposes, categories, subject_category, until, ground,
                third_party, distribution, terms, said, subject)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private final Connection connection;
    private final PreparedStatement insert;

    StatementRow(Connection connection, PreparedStatement insert) {
        this.connection = connection;
        this.insert = insert;
    }

    void write(Statement statement) throws SQLException {
        insert.setString(1, kind(statement));
        insert.setObject(2, statement.moment().id());
        insert.setObject(3, statement.at().atOffset(ZoneOffset.UTC));
        insert.setString(13, null);
        switch (statement) {
            case Statement.Given given -> {
                names(null, given.consent());
                scope(Set.of(given.purpose()), given.categories(), given.subjectCategory());
                rest(given.until(), null, given.thirdPartyTransfer(), given.distribution());
                insert.setString(13, TermsText.write(given.terms()));
            }
            case Statement.Superseded superseded -> {
                names(null, superseded.consent());
                scope(Set.of(superseded.purpose()), null, null);
                rest(null, null, false, false);
            }
            case Statement.Died _ -> {
                names(null, null);
                scope(null, null, null);
                rest(null, null, false, false);
            }
            case Statement.Assigned assigned -> {
                names(null, assigned.duty());
                scope(null, null, null);
                rest(assigned.until(), null, false, false);
                insert.setString(13, assigned.from().toString());
            }
            case Statement.Familiarised signed -> {
                names(null, signed.version());
                scope(null, null, null);
                rest(null, null, false, false);
            }
            case Statement.Withdrawn withdrawn -> {
                names(null, null);
                scope(Set.of(withdrawn.purpose()), null, null);
                rest(null, null, false, false);
            }
            case Statement.Refused refused -> {
                names(null, null);
                scope(Set.of(refused.purpose()), null, refused.subjectCategory());
                rest(null, null, false, false);
            }
            case Statement.Established ground -> {
                names(ground.system(), ground.groundId());
                scope(ground.purposes(), ground.categories(), ground.subjectCategory());
                rest(ground.endsOn(), ground.ground(), false, false);
            }
            case Statement.Ended ended -> {
                names(ended.system(), ended.groundId());
                scope(null, null, null);
                rest(ended.endedOn(), null, false, false);
            }
            case Statement.Held held -> {
                names(null, null);
                scope(null, held.categories(), held.subjectCategory());
                rest(null, null, false, false);
            }
            case Statement.Blocked blocked -> {
                names(null, blocked.block());
                scope(null, blocked.categories(), null);
                rest(null, null, false, false);
            }
            case Statement.Passing passing -> {
                names(null, passing.block());
                scope(null, null, null);
                rest(null, null, false, false);
                insert.setString(
                        13,
                        passing.passages().stream()
                                .map(PassageCode::value)
                                .sorted()
                                .collect(Collectors.joining(" ")));
            }
            case Statement.Unblocked unblocked -> {
                names(null, unblocked.block());
                scope(null, null, null);
                rest(null, null, false, false);
            }
            case Statement.Destroyed destroyed -> {
                names(null, destroyed.order());
                scope(null, destroyed.categories(), null);
                rest(null, null, false, false);
            }
            case Statement.Spared spared -> {
                names(null, spared.order());
                scope(null, spared.categories(), null);
                rest(null, null, false, false);
            }
            case Statement.Locked locked -> {
                names(null, locked.purpose());
                scope(null, Set.of(locked.category()), null);
                rest(null, locked.ground(), false, false);
            }
        }
    }

    private static String kind(Statement statement) {
        return switch (statement) {
            case Statement.Given _ -> "GIVEN";
            case Statement.Superseded _ -> "SUPERSEDED";
            case Statement.Died _ -> "DIED";
            case Statement.Assigned _ -> "ASSIGNED";
            case Statement.Familiarised _ -> "FAMILIARISED";
            case Statement.Withdrawn _ -> "WITHDRAWN";
            case Statement.Refused _ -> "REFUSED";
            case Statement.Established _ -> "ESTABLISHED";
            case Statement.Ended _ -> "ENDED";
            case Statement.Held _ -> "HELD";
            case Statement.Blocked _ -> "BLOCKED";
            case Statement.Passing _ -> "PASSING";
            case Statement.Unblocked _ -> "UNBLOCKED";
            case Statement.Destroyed _ -> "DESTROYED";
            case Statement.Spared _ -> "SPARED";
            case Statement.Locked _ -> "LOCKED";
        };
    }

    private void names(@Nullable HolderCode system, @Nullable Object name) throws SQLException {
        insert.setString(4, system == null ? null : system.value());
        insert.setString(5, name == null ? null : name.toString());
    }

    private void scope(
            @Nullable Collection<PurposeCode> purposes,
            @Nullable Collection<CategoryCode> categories,
            @Nullable SubjectCategoryCode subjectCategory)
            throws SQLException {
        insert.setArray(6, purposes == null ? null : Texts.array(connection, purposes));
        insert.setArray(7, categories == null ? null : Texts.array(connection, categories));
        insert.setString(8, subjectCategory == null ? null : subjectCategory.value());
    }

    private void rest(@Nullable LocalDate until, @Nullable GroundCode ground, boolean thirdParty, boolean distribution)
            throws SQLException {
        insert.setObject(9, until);
        insert.setString(10, ground == null ? null : ground.value());
        insert.setBoolean(11, thirdParty);
        insert.setBoolean(12, distribution);
    }

    /// Reads the columns of {@link #COLUMNS} beginning at the first.
    static Statement read(ResultSet row) throws SQLException {
        var moment = new Moment(row.getObject(3, OffsetDateTime.class).toInstant(), row.getObject(2, UUID.class));
        Set<CategoryCode> categories = Texts.read(row, 7, CategoryCode::new);
        return switch (row.getString(1)) {
            case "GIVEN" ->
                new Statement.Given(
                        moment,
                        ConsentId.of(row.getString(5)),
                        purpose(row),
                        categories,
                        new SubjectCategoryCode(row.getString(8)),
                        row.getBoolean(11),
                        row.getBoolean(12),
                        row.getObject(9, LocalDate.class),
                        TermsText.read(row.getString(13)));
            case "SUPERSEDED" -> new Statement.Superseded(moment, ConsentId.of(row.getString(5)), purpose(row));
            case "DIED" -> new Statement.Died(moment);
            case "ASSIGNED" ->
                new Statement.Assigned(
                        moment,
                        new DutyCode(row.getString(5)),
                        LocalDate.parse(row.getString(13)),
                        row.getObject(9, LocalDate.class));
            case "FAMILIARISED" -> new Statement.Familiarised(moment, new PolicyVersion(row.getString(5)));
            case "WITHDRAWN" -> new Statement.Withdrawn(moment, purpose(row));
            case "REFUSED" -> new Statement.Refused(moment, purpose(row), new SubjectCategoryCode(row.getString(8)));
            case "ESTABLISHED" ->
                new Statement.Established(
                        moment,
                        new HolderCode(row.getString(4)),
                        GroundId.of(row.getString(5)),
                        new GroundCode(row.getString(10)),
                        Texts.read(row, 6, PurposeCode::new),
                        categories,
                        new SubjectCategoryCode(row.getString(8)),
                        row.getObject(9, LocalDate.class));
            case "ENDED" ->
                new Statement.Ended(
                        moment,
                        new HolderCode(row.getString(4)),
                        GroundId.of(row.getString(5)),
                        row.getObject(9, LocalDate.class));
            case "HELD" -> new Statement.Held(moment, new SubjectCategoryCode(row.getString(8)), categories);
            case "BLOCKED" -> new Statement.Blocked(moment, BlockId.of(row.getString(5)), categories);
            case "PASSING" ->
                new Statement.Passing(
                        moment,
                        BlockId.of(row.getString(5)),
                        Arrays.stream(row.getString(13).split(" "))
                                .map(PassageCode::new)
                                .collect(Collectors.toSet()));
            case "UNBLOCKED" -> new Statement.Unblocked(moment, BlockId.of(row.getString(5)));
            case "DESTROYED" -> new Statement.Destroyed(moment, OrderId.of(row.getString(5)), categories);
            case "SPARED" -> new Statement.Spared(moment, OrderId.of(row.getString(5)), categories);
            case "LOCKED" ->
                new Statement.Locked(
                        moment,
                        categories.iterator().next(),
                        row.getString(10) == null ? null : new GroundCode(row.getString(10)),
                        row.getString(5) == null ? null : new PurposeCode(row.getString(5)));
            default -> throw new IllegalStateException("a statement of a kind that nothing here writes");
        };
    }

    private static PurposeCode purpose(ResultSet row) throws SQLException {
        return Texts.read(row, 6, PurposeCode::new).iterator().next();
    }
}
