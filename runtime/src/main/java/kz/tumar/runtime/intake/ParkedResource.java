package kz.tumar.runtime.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Parking;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Events that were put aside because our own code failed on them.
@Path("/parked")
@Produces(MediaType.APPLICATION_JSON)
class ParkedResource {
    private static final int MOST = 1_000;

    /// What stands in a path for the subject of events that are about nobody.
    private static final String NOBODY = "-";

    private final Parking parking;

    @Inject
    ParkedResource(Parking parking) {
        this.parking = parking;
    }

    @GET
    @RolesAllowed({"dpo", "deputy"})
    @RunOnVirtualThread
    public List<Parking.Parked> parked() {
        return parking.parked(MOST);
    }

    /// @param subject the reference, or `-` for the events that are about nobody
    @POST
    @Path("/{subject}/release")
    @RolesAllowed({"dpo", "deputy"})
    @RunOnVirtualThread
    public Released release(@PathParam("subject") String subject) {
        return new Released(parking.release(reference(subject)));
    }

    private static @Nullable SubjectRef reference(String subject) {
        if (subject.equals(NOBODY)) {
            return null;
        }
        try {
            return new SubjectRef(subject);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
        }
    }

    /// @param events how many events went through
    record Released(int events) {}
}
