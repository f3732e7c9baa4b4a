package kz.tumar.request.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.deadline.Light;
import kz.tumar.request.decision.Breach;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Breaches as they are seen from outside.
@ApplicationScoped
public class BreachViews {
    private final Transactions transactions;
    private final CaseFacts facts;
    private final Announcing announcing;
    private final Clock clock;

    @Inject
    BreachViews(Transactions transactions, CaseFacts facts, Announcing announcing, Clock clock) {
        this.transactions = transactions;
        this.facts = facts;
        this.announcing = announcing;
        this.clock = clock;
    }

    /// A breach.
    ///
    /// @param provisional whether the date was counted in a year whose calendar is not announced
    /// @param notice what the authority was told
    public record BreachView(
            CaseId caseId,
            ReasonCode nature,
            Instant discoveredAt,
            LocalDate due,
            boolean provisional,
            Light light,
            boolean missed,
            List<SubjectRef> subjects,
            List<CategoryCode> categories,
            @Nullable CaseId origin,
            @Nullable Notice notice,
            int revision) {}

    /// What the authority was told.
    public record Notice(@Nullable Numbered letter, List<ReasonCode> measures, Instant notifiedAt) {}

    /// A breach, and its revision as the ETag.
    ///
    /// @throws ProblemException `NOT_FOUND` when there is none
    public Response tagged(Response.ResponseBuilder response, CaseId caseId) {
        Rules rules = announcing.rules();
        Instant now = clock.instant();
        BreachView view = transactions.inTransaction(transaction -> one(transaction, caseId, now, rules));
        return response.entity(view)
                .tag(new EntityTag(Integer.toString(view.revision())))
                .header("Cache-Control", "no-store")
                .build();
    }

    BreachView one(Connection transaction, CaseId caseId, Instant now, Rules rules) throws SQLException {
        Breach breach =
                Breach.of(facts.of(transaction, caseId)).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        var found = breach.registered();
        LocalDate today = LocalDate.ofInstant(now, rules.calendar().zone());
        return new BreachView(
                caseId,
                found.nature(),
                found.discoveredAt(),
                breach.due(),
                Boolean.TRUE.equals(found.provisional()),
                breach.notified().isPresent() ? Light.GREEN : Light.of(breach.due(), today, rules.calendar()),
                breach.missed(),
                found.subjects(),
                found.categories(),
                found.origin(),
                breach.notified()
                        .map(told -> new Notice(told.letter(), told.measures(), told.notifiedAt()))
                        .orElse(null),
                breach.revision());
    }
}
