package kz.tumar.request.person;

import static java.util.Objects.requireNonNull;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.ApplicantRegistered;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.Verdict;
import kz.tumar.request.intake.Called;
import kz.tumar.request.ledger.Filers;
import kz.tumar.runtime.hosting.ServiceConfig;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// People who filed something and whom nobody knows yet (clauses 8.1 to 8.3): they get a reference of
/// their own, and are an urgent task until they are found or known to be nobody's.
@Path("/applicants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"officer", "dpo", "deputy"})
class ApplicantsResource {
    private static final int DIGITS = 25;
    private static final int PAGE = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Announcing announcing;
    private final Transactions transactions;
    private final Filers filers;
    private final ServiceConfig config;
    private final Clock clock;

    @Inject
    ApplicantsResource(
            Announcing announcing, Transactions transactions, Filers filers, ServiceConfig config, Clock clock) {
        this.announcing = announcing;
        this.transactions = transactions;
        this.filers = filers;
        this.config = config;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            summary =
                    "Makes a reference for somebody whom nobody knows yet; what they sent is sealed and filed under it.")
    public Response register(Bodies.@Nullable NewApplicant body) {
        ChannelCode channel = requireNonNull(Bodies.present(body).required().channel());
        SubjectRef applicant = issue();
        announcing.open(
                Called.cause(config.source(), null),
                new CaseId(UUID.randomUUID()),
                applicant,
                (transaction, now, rules) -> rules.knows(channel)
                        ? new Verdict.Stated(List.of(new ApplicantRegistered(channel)))
                        : new Verdict.Rejected(
                                ProblemType.UNKNOWN_CODE,
                                List.of(new Violation("/channel", "code", "a channel of the policy"))));
        return Response.status(Response.Status.CREATED)
                .entity(new Applicant(applicant))
                .build();
    }

    @GET
    @Path("/unmatched")
    @RunOnVirtualThread
    @Operation(summary = "Open requests of people who are still not found, the longest waiting first.")
    public Waiting unmatched() {
        Instant now = clock.instant();
        List<Unmatched> waiting = transactions.inTransaction(transaction -> filers.unmatched(transaction, PAGE).stream()
                .map(filer -> new Unmatched(
                        filer.caseId(),
                        filer.subject(),
                        filer.receivedAt(),
                        Duration.between(filer.receivedAt(), now).toMinutes()))
                .toList());
        return new Waiting(waiting);
    }

    private static SubjectRef issue() {
        var digits = new byte[DIGITS];
        for (int i = 0; i < DIGITS; i++) {
            digits[i] = (byte) RANDOM.nextInt(32);
        }
        return SubjectRef.issue(digits);
    }

    record Applicant(SubjectRef subject) {}

    record Waiting(List<Unmatched> cases) {}

    /// @param waitingMinutes since receipt: what they complain of is blocked nowhere yet
    record Unmatched(CaseId caseId, SubjectRef subject, Instant receivedAt, long waitingMinutes) {}
}
