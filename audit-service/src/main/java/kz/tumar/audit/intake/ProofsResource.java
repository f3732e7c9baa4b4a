package kz.tumar.audit.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import kz.tumar.audit.lookup.ReadingTree;
import kz.tumar.audit.tree.TreeHash;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Proofs about the tree, for those who don't want to compute them from tiles. Hashes only, so asking is no fact.
@Path("/proofs")
@Produces(MediaType.APPLICATION_JSON)
class ProofsResource {
    private final ReadingTree tree;

    @Inject
    ProofsResource(ReadingTree tree) {
        this.tree = tree;
    }

    /// @param checkpoint the latest signed note, whatever size was asked for
    record Inclusion(long index, long size, String leafHash, String root, List<String> proof, String checkpoint) {}

    /// @param checkpoint the latest signed note, whatever sizes were asked for
    record Consistency(long from, long to, String oldRoot, String newRoot, List<String> proof, String checkpoint) {}

    @GET
    @Path("/inclusion")
    @RolesAllowed({"dpo", "deputy", "regulator", "officer", "system"})
    @RunOnVirtualThread
    @Operation(summary = "Proves that an entry is in the tree of a size (RFC 6962, 2.1.1).")
    public Inclusion inclusion(@QueryParam("index") @Nullable String index, @QueryParam("size") @Nullable String size) {
        Parameters parameters = new Parameters();
        long signed = tree.size();
        long of = size(parameters, "size", size, signed);
        Optional<Long> number = parameters.number("index", index, 0, of - 1);
        required(parameters, "index", index);
        parameters.requireAllRight();
        long leaf = number.orElseThrow();
        return new Inclusion(
                leaf, of, tree.leaf(leaf).base64(), tree.root(of).base64(), base64(tree.inclusion(leaf, of)), note());
    }

    @GET
    @Path("/consistency")
    @RolesAllowed({"dpo", "deputy", "regulator", "officer", "system"})
    @RunOnVirtualThread
    @Operation(summary = "Proves that the tree of one size grew out of that of another (RFC 6962, 2.1.2).")
    public Consistency consistency(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        Parameters parameters = new Parameters();
        long grown = size(parameters, "to", to, tree.size());
        Optional<Long> old = parameters.number("from", from, 1, grown);
        required(parameters, "from", from);
        parameters.requireAllRight();
        long start = old.orElseThrow();
        return new Consistency(
                start,
                grown,
                tree.root(start).base64(),
                tree.root(grown).base64(),
                base64(tree.consistency(start, grown)),
                note());
    }

    private String note() {
        return tree.checkpoint().map(Object::toString).orElse("");
    }

    private static long size(Parameters parameters, String name, @Nullable String text, long signed) {
        return parameters.number(name, text, 1, signed).orElse(signed);
    }

    private static void required(Parameters parameters, String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            parameters.wrong(name, "required", "number");
        }
    }

    private static List<String> base64(List<TreeHash> proof) {
        return proof.stream().map(TreeHash::base64).toList();
    }
}
