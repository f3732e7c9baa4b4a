package kz.tumar.audit.intake;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.checkpoint.TlogProof;
import kz.tumar.audit.hosting.LogConfig;
import kz.tumar.audit.lookup.ReadingTree;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.tile.TilePosition;
import kz.tumar.audit.witness.Witnessing;
import kz.tumar.contract.ProblemType;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The face of the log, as C2SP tlog-tiles has it. Hashes and checkpoints are for everyone; entries are whole histories
/// of pseudonyms, and need a token unless the configuration opens them.
@Path("/log")
class LogResource {
    private static final String TEXT = "text/plain;charset=utf-8";

    private final ReadingTree tree;
    private final Witnessing witnessing;
    private final LogConfig config;
    private final Caller caller;
    private final SecurityIdentity identity;

    @Inject
    LogResource(ReadingTree tree, Witnessing witnessing, LogConfig config, Caller caller, SecurityIdentity identity) {
        this.tree = tree;
        this.witnessing = witnessing;
        this.config = config;
        this.caller = caller;
        this.identity = identity;
    }

    @GET
    @Path("/checkpoint")
    @PermitAll
    @Produces(TEXT)
    @Operation(summary = "The latest checkpoint, with the witnesses that the policy asks for while they keep up.")
    public Response checkpoint(@Context Request request) {
        SignedNote note = witnessing.checkpoint().orElseThrow(() -> new ProblemException(ProblemType.UNAVAILABLE));
        return Caching.NOT_UNASKED.answer(request, note.bytes());
    }

    /// Hashes only, like the tiles that it could be computed from. A name that ends otherwise is no proof.
    @GET
    @Path("/proof/{name}")
    @PermitAll
    @Produces(TEXT)
    @RunOnVirtualThread
    @Operation(summary = "The proof that one entry is in the log, as a file INDEX.tlog-proof (C2SP tlog-proof).")
    public Response proof(@PathParam("name") String name, @Context UriInfo uri, @Context Request request) {
        requireExact(uri);
        long index = index(name).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        SignedNote shown = witnessing.checkpoint().orElseThrow(() -> new ProblemException(ProblemType.UNAVAILABLE));
        SignedNote note = index < Checkpoint.parse(shown).size()
                ? shown
                : tree.checkpoint().orElse(shown);
        long size = Checkpoint.parse(note).size();
        if (index >= size) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        String proof = new TlogProof(index, tree.inclusion(index, size), note).text();
        return Response.fromResponse(Caching.NOT_UNASKED.answer(request, proof))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + index + ".tlog-proof\"")
                .build();
    }

    private static Optional<Long> index(String name) {
        return name.matches("(0|[1-9][0-9]{0,17})\\.tlog-proof")
                ? Optional.of(Long.parseLong(name.substring(0, name.indexOf('.'))))
                : Optional.empty();
    }

    @GET
    @Path("/tile/{level}/{position: .+}")
    @PermitAll
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RunOnVirtualThread
    @Operation(summary = "A tile of hashes (C2SP tlog-tiles).")
    public Response tile(
            @PathParam("level") String level,
            @PathParam("position") String position,
            @Context UriInfo uri,
            @Context Request request) {
        requireExact(uri);
        Optional<Integer> number = TilePosition.parseLevel(level);
        Optional<TilePosition> place = TilePosition.parse(position);
        if (number.isEmpty() || place.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        return Caching.FOR_EVER.answer(request, found(tree.tile(number.get(), place.get())));
    }

    @GET
    @Path("/tile/entries/{position: .+}")
    @PermitAll
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RunOnVirtualThread
    @Compressed
    @Operation(summary = "An entry bundle (C2SP tlog-tiles).")
    public Response entries(@PathParam("position") String position, @Context UriInfo uri, @Context Request request) {
        requireExact(uri);
        requireReader();
        TilePosition place =
                TilePosition.parse(position).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        Caching caching = config.openEntries() ? Caching.FOR_EVER : Caching.FOR_EVER_PRIVATELY;
        return caching.answer(request, found(tree.entries(place)));
    }

    /// A tile has one name. The framework drops a slash at the end before it looks for the resource.
    private static void requireExact(UriInfo uri) {
        if (uri.getRequestUri().getRawPath().endsWith("/")) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    private void requireReader() {
        if (config.openEntries()) {
            return;
        }
        if (identity.isAnonymous()) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED);
        }
        if (!caller.is("dpo", "deputy", "regulator")) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
    }

    private static byte[] found(Optional<byte[]> content) {
        return content.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }
}
