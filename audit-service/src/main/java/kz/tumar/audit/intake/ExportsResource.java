package kz.tumar.audit.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.audit.export.Exporting;
import kz.tumar.audit.export.SizingOrders;
import kz.tumar.audit.export.asic.AsicContainer;
import kz.tumar.audit.export.asic.SigningPackages;
import kz.tumar.audit.ledger.ExportRows.Kind;
import kz.tumar.audit.ledger.ExportRows.Progress;
import kz.tumar.audit.ledger.ExportRows.State;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ExportId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Exports: ordered, built in the background, fetched as a package that proves itself offline.
@Path("/exports")
@Produces(MediaType.APPLICATION_JSON)
class ExportsResource {
    private static final String AS_REGULATOR = "\"regulator\"";

    private final Exporting exporting;
    private final SizingOrders sizing;
    private final SigningPackages signing;
    private final Caller caller;

    @Inject
    ExportsResource(Exporting exporting, SizingOrders sizing, SigningPackages signing, Caller caller) {
        this.exporting = exporting;
        this.sizing = sizing;
        this.signing = signing;
        this.caller = caller;
    }

    /// @param kind `subject` or `period`
    /// @param subject any reference of the person, for a subject export
    /// @param from for a period export: what the broker appended from this time on; absent: from the beginning
    /// @param to for a period export: what it appended before this time; absent: to the end
    record Ordered(
            @Nullable String kind,
            @Nullable String subject,
            @Nullable String from,
            @Nullable String to) {}

    record Taken(String exportId, String state) {}

    /// @param sha256 of the package, once it is ready
    /// @param inquiry the inquiry of the authority that needs it
    record Shown(
            String exportId,
            String kind,
            String state,
            long written,
            @Nullable Long total,
            @Nullable String sha256,
            @Nullable Long bytes,
            Instant createdAt,
            String checkpoint,
            @Nullable String inquiry) {}

    @POST
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Orders an export under the latest signed checkpoint.")
    public Response order(Ordered body) {
        if (body == null) {
            throw new ProblemException(ProblemType.MALFORMED);
        }
        Parameters parameters = new Parameters();
        Optional<Kind> kind = parameters.read("kind", body.kind(), "subject|period", ExportsResource::kind);
        if (body.kind() == null) {
            parameters.wrong("kind", "required", "subject|period");
        }
        Optional<SubjectRef> subject = parameters.read("subject", body.subject(), "SubjectRef", SubjectRef::new);
        Optional<Instant> from = parameters.time("from", body.from());
        Optional<Instant> to = parameters.time("to", body.to());
        parameters.inOrder(from, to);
        if (kind.equals(Optional.of(Kind.SUBJECT))) {
            if (body.subject() == null) {
                parameters.wrong("subject", "required", "SubjectRef");
            }
            if (body.from() != null || body.to() != null) {
                parameters.wrong("", "period-only", "from and to belong to a period export");
            }
        }
        if (kind.equals(Optional.of(Kind.PERIOD)) && body.subject() != null) {
            parameters.wrong("subject", "subject-only", "a period export is about everybody");
        }
        parameters.requireAllRight();
        if (subject.isPresent() && !exporting.knows(subject.get())) {
            throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
        }
        if (kind.equals(Optional.of(Kind.PERIOD))) {
            sizing.roomInsteadOf(from, to)
                    .ifPresent(room -> parameters.wrong(
                            "from", "package-too-large", "a shorter period: a package has room for about " + room));
            parameters.requireAllRight();
        }
        UUID id = exporting
                .order(kind.orElseThrow(), subject, from, to, caller.actor())
                .orElseThrow(() -> new ProblemException(ProblemType.UNAVAILABLE));
        return Response.accepted(new Taken(id.toString(), "building"))
                .location(URI.create("/exports/" + id))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @RunOnVirtualThread
    @Operation(summary = "How far an export has come.")
    public Shown progress(@PathParam("id") String id) {
        return shown(found(id));
    }

    @GET
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @RunOnVirtualThread
    @Operation(summary = "The exports that an inquiry of the authority needs, ordered when it was registered.")
    public List<Shown> ofInquiry(@QueryParam("inquiry") @Nullable String inquiry) {
        Parameters parameters = new Parameters();
        Optional<CaseId> known = parameters.read("inquiry", inquiry, "uuid", CaseId::of);
        if (inquiry == null) {
            parameters.wrong("inquiry", "required", "uuid");
        }
        parameters.requireAllRight();
        return exporting.ofInquiry(known.orElseThrow().value()).stream()
                .map(ExportsResource::shown)
                .toList();
    }

    private static Shown shown(Progress found) {
        return new Shown(
                found.order().id().toString(),
                switch (found.order().kind()) {
                    case SUBJECT -> "subject";
                    case PERIOD -> "period";
                },
                switch (found.state()) {
                    case BUILDING -> "building";
                    case READY -> "ready";
                    case FAILED -> "failed";
                },
                found.written(),
                found.total().orElse(null),
                found.sha256().orElse(null),
                found.bytes().orElse(null),
                found.order().createdAt(),
                found.order().checkpoint().toString(),
                found.order().inquiry().map(UUID::toString).orElse(null));
    }

    @GET
    @Path("/{id}/package")
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @Produces("application/zip")
    @RunOnVirtualThread
    @Operation(summary = "The finished package.")
    public Response content(@PathParam("id") String id) {
        Progress found = found(id);
        if (found.state() != State.READY) {
            throw new ProblemException(ProblemType.CONFLICT);
        }
        java.nio.file.Path file =
                exporting.finished(found.order().id()).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        return Response.ok(file.toFile())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"tumar-export-" + found.order().id() + ".zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/{id}/signed-package")
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @Produces(AsicContainer.MEDIA_TYPE)
    @RunOnVirtualThread
    @Operation(
            summary = "The finished package with the operator's CAdES signature beside it, as ASiC-E; absent without a "
                    + "certificate of the operator.")
    public Response signed(@PathParam("id") String id) throws IOException {
        Progress found = found(id);
        String sha256 = found.sha256().orElseThrow(() -> new ProblemException(ProblemType.CONFLICT));
        java.nio.file.Path file =
                exporting.finished(found.order().id()).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        String name = "tumar-export-" + found.order().id();
        AsicContainer container = signing.container(file, name + ".zip", sha256)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        return Response.ok((StreamingOutput) container::writeTo)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".asice\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/{id}/retries")
    @RolesAllowed({"dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(summary = "Has an export that failed built again, for the same order. 409 where it didn't fail.")
    public Response again(@PathParam("id") String id) {
        UUID failed = found(id).order().id();
        if (!exporting.again(failed)) {
            throw new ProblemException(ProblemType.CONFLICT);
        }
        return Response.accepted(new Taken(failed.toString(), "building"))
                .location(URI.create("/exports/" + failed))
                .build();
    }

    private Progress found(String id) {
        Parameters parameters = new Parameters();
        Optional<ExportId> export = parameters.read("id", id, "uuid", ExportId::of);
        parameters.requireAllRight();
        return export.flatMap(known -> exporting.progress(known.value()))
                .filter(this::mayBeSeen)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /// The authority sees what its inquiries need and what it ordered itself; what the operator exports is the
    /// operator's.
    private boolean mayBeSeen(Progress export) {
        return caller.is("dpo", "deputy")
                || export.order().inquiry().isPresent()
                || export.order().actor().contains(AS_REGULATOR);
    }

    private static Kind kind(String text) {
        return switch (text) {
            case "subject" -> Kind.SUBJECT;
            case "period" -> Kind.PERIOD;
            default -> throw new IllegalArgumentException("no such kind");
        };
    }
}
