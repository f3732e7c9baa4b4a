package kz.tumar.audit.intake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import kz.tumar.audit.sequence.LogState;
import kz.tumar.audit.sequence.LogState.Condition;
import kz.tumar.audit.sequence.Refusal;
import kz.tumar.audit.sequence.Sequencer;
import kz.tumar.contract.ProblemType;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Asks a log that is behind what it signed to be brought forward from its manifests.
@Path("/recoveries")
class RecoveriesResource {
    private final Sequencer sequencer;
    private final LogState state;

    @Inject
    RecoveriesResource(Sequencer sequencer, LogState state) {
        this.sequencer = sequencer;
        this.state = state;
    }

    @POST
    @RolesAllowed("dpo")
    @Operation(summary = "Replays the published manifests into a restored database until every signed root is reached.")
    public Response recover() {
        if (!state.condition().equals(new Condition.Refusing(Refusal.BEHIND_SIGNED))) {
            throw new ProblemException(ProblemType.CONFLICT);
        }
        sequencer.recover();
        return Response.accepted().build();
    }
}
