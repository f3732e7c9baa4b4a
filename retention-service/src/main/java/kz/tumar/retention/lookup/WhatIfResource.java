package kz.tumar.retention.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Policy;
import kz.tumar.policy.file.PolicyFile;
import kz.tumar.policy.file.Result;
import kz.tumar.retention.decision.ReadingPolicy;
import kz.tumar.retention.decision.Rules;
import kz.tumar.retention.decision.WhatIf;
import kz.tumar.retention.decision.WhatIf.Difference;
import kz.tumar.retention.ledger.People;
import kz.tumar.retention.ledger.RulesInForce;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// What a new policy would change about what is kept and what goes, before anybody publishes it. Persons are read in
/// pages, so it takes as much memory for many as for few.
@Path("/what-if")
@Produces(MediaType.APPLICATION_JSON)
class WhatIfResource {
    private static final int PAGE = 500;
    private static final int MOST = 1_000_000;

    private final Transactions transactions;
    private final RulesInForce rules;
    private final PolicyVersions versions;
    private final Clock clock;

    @Inject
    WhatIfResource(Transactions transactions, RulesInForce rules, PolicyVersions versions, Clock clock) {
        this.transactions = transactions;
        this.rules = rules;
        this.versions = versions;
        this.clock = clock;
    }

    /// @param before what becomes of it now
    /// @param after what would become of it
    /// @param items how many items differ so
    record Line(
            @Nullable String purpose,
            String category,
            @Nullable String before,
            @Nullable String after,
            long items) {}

    /// @param references how many references were looked at
    /// @param whole whether those were all
    record Answer(String version, String against, long references, boolean whole, List<Line> changes) {}

    @POST
    @Consumes({"application/yaml", "application/json"})
    @RolesAllowed({"dpo", "deputy"})
    @RunOnVirtualThread
    public Answer ask(String body, @QueryParam("limit") @DefaultValue("100000") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, List.of(new Violation("/limit", "range", "1-1000000")));
        }
        var today = PolicyVersions.dayOf(clock.instant());
        var now = rules.on(today);
        var then = ReadingPolicy.rules(read(body), versions.calendar(today));
        var counted = new HashMap<Difference, Long>();
        long references = 0;
        var from = "";
        boolean whole = false;
        while (!whole && references < limit) {
            int most = (int) Math.min(PAGE, limit - references);
            var after = from;
            var page = transactions.inTransaction(transaction -> page(transaction, after, most, now, then, counted));
            whole = page.size() < most;
            references += page.size();
            from = page.isEmpty() ? from : page.getLast().value();
        }
        return new Answer(then.version().value(), now.version().value(), references, whole, lines(counted));
    }

    private List<SubjectRef> page(
            Connection transaction, String after, int most, Rules now, Rules then, Map<Difference, Long> counted)
            throws SQLException {
        var page = People.after(transaction, after, most);
        var persons = new HashSet<>(People.linked(transaction, page).values());
        persons.removeIf(person -> !page.contains(person.first()));
        for (var found : People.loadAll(transaction, List.copyOf(persons))) {
            WhatIf.between(now, then, found.person(), now.dateOf(clock.instant()))
                    .forEach(difference -> counted.merge(difference, 1L, Long::sum));
        }
        return page;
    }

    private static List<Line> lines(Map<Difference, Long> counted) {
        return counted.entrySet().stream()
                .map(entry -> new Line(
                        text(entry.getKey().purpose()),
                        entry.getKey().category().value(),
                        text(entry.getKey().before()),
                        text(entry.getKey().after()),
                        entry.getValue()))
                .sorted(Comparator.comparingLong(Line::items)
                        .reversed()
                        .thenComparing(line -> Objects.toString(line.purpose()) + line.category()))
                .toList();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Policy read(String body) {
        return switch (PolicyFile.read(body.getBytes(StandardCharsets.UTF_8))) {
            case Result.Valid<Policy>(Policy policy) -> policy;
            case Result.Broken<Policy> broken ->
                throw new ProblemException(
                        ProblemType.INVALID_PARAMETER,
                        broken.flaws().stream()
                                .limit(100)
                                .map(flaw -> new Violation(
                                        flaw.path().isEmpty() ? "/" : flaw.path(),
                                        "policy",
                                        "line " + flaw.line() + ": " + flaw.write()))
                                .toList());
        };
    }
}
