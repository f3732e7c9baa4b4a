package kz.tumar.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import kz.tumar.local.testing.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedPostgres18Test {

    private final PostgresAccess postgres = TestStack.shared().postgres();

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"})
    void durability_isOn(String setting) throws Exception {
        assertThat(answer(ServiceDatabase.CONSENT, "consent", "SHOW " + setting))
                .isEqualTo("on");
    }

    @Test
    void server_listensOnLoopbackOnly_andIsVersion18() throws Exception {
        assertThat(answer(ServiceDatabase.CONSENT, "consent", "SHOW listen_addresses"))
                .isEqualTo("127.0.0.1");
        assertThat(answer(ServiceDatabase.CONSENT, "consent", "SHOW server_version"))
                .startsWith("18.");
    }

    @ParameterizedTest
    @EnumSource
    void service_hasNoDdl_butItsOwnerHas(ServiceDatabase database) throws Exception {
        assertThatThrownBy(() -> run(database, database.serviceRole(), "CREATE TABLE stolen (id int)"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");

        run(database, database.ownerRole(), "CREATE TABLE IF NOT EXISTS right_probe (id int)");
        run(database, database.serviceRole(), "INSERT INTO right_probe VALUES (1)");

        assertThat(answer(database, database.serviceRole(), "SELECT count(*) > 0 FROM right_probe"))
                .isEqualTo("t");
        run(database, database.ownerRole(), "DROP TABLE right_probe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE log_probe SET id = 2", "DELETE FROM log_probe", "TRUNCATE log_probe"})
    void auditService_mayOnlyAppend(String statement) throws Exception {
        var audit = ServiceDatabase.AUDIT;
        run(audit, audit.ownerRole(), "CREATE TABLE IF NOT EXISTS log_probe (id int)");

        assertThatThrownBy(() -> run(audit, audit.serviceRole(), statement)).hasMessageContaining("permission denied");
        run(audit, audit.ownerRole(), "DROP TABLE log_probe");
    }

    @Test
    void service_cannotEnterAnothersDatabase() {
        assertThatThrownBy(() -> postgres.connect(ServiceDatabase.AUDIT, "consent"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void wrongPassword_isRefused() {
        assertThatThrownBy(() -> DriverManager.getConnection(
                        postgres.jdbcUrl(ServiceDatabase.CONSENT), "consent", "not-the-password"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void preparingAgain_changesNothing() throws Exception {
        PreparingDatabases.apply(postgres);

        assertThat(answer(ServiceDatabase.REQUEST, "request", "SELECT 1")).isEqualTo("1");
    }

    private String answer(ServiceDatabase database, String role, String query) throws SQLException {
        try (var connection = postgres.connect(database, role);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void run(ServiceDatabase database, String role, String sql) throws SQLException {
        try (var connection = postgres.connect(database, role);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
