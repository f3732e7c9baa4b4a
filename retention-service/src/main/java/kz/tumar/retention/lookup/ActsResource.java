package kz.tumar.retention.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Language;
import kz.tumar.retention.announce.Acts;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.runtime.problem.ProblemException;

/// Acts of destruction: as the very bytes whose digest the log keeps, as pages and as PDF/A.
@Path("/acts/{number: .+}")
@Produces(MediaType.APPLICATION_JSON)
class ActsResource {
    private final Transactions transactions;
    private final Acts acts;
    private final PrintedActs printed;

    @Inject
    ActsResource(Transactions transactions, Acts acts, PrintedActs printed) {
        this.transactions = transactions;
        this.acts = acts;
        this.printed = printed;
    }

    @GET
    @RolesAllowed({"dpo", "deputy", "officer", "regulator"})
    @RunOnVirtualThread
    public Response act(@PathParam("number") String number) {
        var act = transactions.inTransaction(transaction -> find(transaction, numbered(number)));
        return Response.ok(act.text(), MediaType.APPLICATION_JSON)
                .header("Digest-Sha256", act.hash())
                .build();
    }

    /// The same act as a page, in one language.
    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @RolesAllowed({"dpo", "deputy", "officer", "regulator"})
    @RunOnVirtualThread
    public Response page(
            @PathParam("number") String number, @QueryParam("language") @DefaultValue("kk") String language) {
        return Response.ok(printed.act(numbered(number), language(language)).page())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .build();
    }

    /// The same act as PDF/A to sign and file, in one language.
    @GET
    @Produces("application/pdf")
    @RolesAllowed({"dpo", "deputy", "officer", "regulator"})
    @RunOnVirtualThread
    public byte[] pdf(@PathParam("number") String number, @QueryParam("language") @DefaultValue("kk") String language) {
        return printed.act(numbered(number), language(language)).pdf();
    }

    static Language language(String text) {
        return Arrays.stream(Language.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_PARAMETER, List.of(new Violation("/language", "enum", "kk, ru or en"))));
    }

    /// What no act can be called is not looked for.
    static Numbered numbered(String number) {
        try {
            return new Numbered(number);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    private record Found(String text, String hash) {}

    /// Where a restored database lacks the text it is written again; only what the log's digest vouches for is shown.
    private Found find(Connection transaction, Numbered number) throws SQLException {
        var completed = PrintedActs.completed(transaction, number);
        var kept = Orders.act(transaction, completed.id());
        var text = kept.isPresent()
                ? kept.get()
                : acts.write(transaction, completed.ordered())
                        .orElseThrow(() -> new ProblemException(ProblemType.UNAVAILABLE))
                        .text();
        var hash = completed.by().actHash();
        if (!Acts.sha256(text).equals(hash)) {
            throw new IllegalStateException("an act does not match its digest in the log");
        }
        return new Found(text, hash.value());
    }
}
