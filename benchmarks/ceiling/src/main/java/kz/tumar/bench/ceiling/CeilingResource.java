package kz.tumar.bench.ceiling;

import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;

/// What the runtime gives at most: one row by its primary key, with the same token check as a service and without;
/// and a greeting.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class CeilingResource {
    private final AgroalDataSource dataSource;

    @Inject
    CeilingResource(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @jakarta.enterprise.inject.Produces
    static Clock clock() {
        return Clock.systemUTC();
    }

    record Row(String subject, String system) {}

    record Greeting(String text) {}

    @GET
    @Path("row")
    @RolesAllowed("system")
    @RunOnVirtualThread
    public Row row(@QueryParam("subject") String subject) throws SQLException {
        return selected(subject);
    }

    @GET
    @Path("open-row")
    @PermitAll
    @RunOnVirtualThread
    public Row openRow(@QueryParam("subject") String subject) throws SQLException {
        return selected(subject);
    }

    @GET
    @Path("hello")
    @PermitAll
    public Greeting hello() {
        return new Greeting("hello");
    }

    private Row selected(String subject) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("SELECT ref, system FROM subject WHERE ref = ?")) {
            select.setString(1, subject);
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new NotFoundException();
                }
                return new Row(rows.getString(1), rows.getString(2));
            }
        }
    }
}
