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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.fact.ApplicantMatched;
import kz.tumar.contract.fact.CompletionAsked;
import kz.tumar.contract.fact.DeadlineMissed;
import kz.tumar.contract.fact.IdentityVerified;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.contract.fact.RequestWithdrawn;
import kz.tumar.contract.fact.SubjectDataCollected;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.announce.Commanding;
import kz.tumar.request.deadline.Light;
import kz.tumar.request.decision.AnsweringOrder;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.CaseRows;
import kz.tumar.request.ledger.Orders;
import kz.tumar.request.ledger.Subjects;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Cases as they are seen from outside.
@ApplicationScoped
public class CaseViews {
    private final Transactions transactions;
    private final CaseFacts facts;
    private final Orders orders;
    private final Announcing announcing;
    private final CaseRows rows;
    private final Subjects subjects;
    private final Clock clock;

    @Inject
    CaseViews(
            Transactions transactions,
            CaseFacts facts,
            Orders orders,
            Announcing announcing,
            CaseRows rows,
            Subjects subjects,
            Clock clock) {
        this.transactions = transactions;
        this.facts = facts;
        this.orders = orders;
        this.announcing = announcing;
        this.rows = rows;
        this.subjects = subjects;
        this.clock = clock;
    }

    /// A case with its orders, and its revision as the ETag.
    ///
    /// @throws ProblemException `NOT_FOUND` when there is none
    public Response tagged(Response.ResponseBuilder response, CaseId caseId) {
        CaseView view = one(caseId);
        return response.entity(view)
                .tag(new EntityTag(Integer.toString(view.revision())))
                .header("Cache-Control", "no-store")
                .build();
    }

    /// A case with its orders.
    CaseView one(CaseId caseId) {
        Rules rules = announcing.rules();
        Instant now = clock.instant();
        return transactions.inTransaction(transaction -> {
            RequestCase request = RequestCase.of(facts.of(transaction, caseId))
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
            return view(
                    request,
                    orders(transaction, caseId, now, rules),
                    manyBlocks(transaction, request, now, rules),
                    now,
                    rules);
        });
    }

    /// Many blocks asked for by one person, or by one representative for many, show; nobody ignores them for that.
    private CaseView.@Nullable ManyBlocks manyBlocks(
            Connection transaction, RequestCase request, Instant now, Rules rules) throws SQLException {
        var limits = rules.policy().document().limits();
        Instant since = LocalDate.ofInstant(now, rules.calendar().zone())
                .minus(limits.manyBlocksWithin())
                .atStartOfDay(rules.calendar().zone())
                .toInstant();
        int blocks = rows.blocksBy(
                transaction,
                subjects.linked(transaction, request.subject()),
                request.filed().actedBy().representative(),
                since);
        return blocks < limits.manyBlocks() ? null : new CaseView.ManyBlocks(blocks, limits.manyBlocks());
    }

    /// A case without its orders, for a list.
    static CaseView brief(RequestCase request, Instant now, Rules rules) {
        return view(request, null, null, now, rules);
    }

    private List<CaseView.OrderView> orders(Connection transaction, CaseId caseId, Instant now, Rules rules)
            throws SQLException {
        var views = new ArrayList<CaseView.OrderView>();
        for (Orders.Given given : orders.of(transaction, caseId)) {
            views.add(new CaseView.OrderView(
                    given.order().id(),
                    given.order().kind(),
                    given.order().block(),
                    given.order().subject(),
                    given.at(),
                    given.repeats(),
                    holders(given, orders.answers(transaction, given.order().id()), now, rules)));
        }
        return views;
    }

    private static List<CaseView.HolderView> holders(
            Orders.Given given, Map<HolderCode, Orders.Answer> answers, Instant now, Rules rules) {
        return rules.recipients(given.order().categories()).stream()
                .map(holder -> {
                    var code = holder.code();
                    Optional<Orders.Answer> answer = Optional.ofNullable(answers.get(code));
                    Instant due = Commanding.due(holder, given.at());
                    boolean settled = answer.filter(said -> AnsweringOrder.settles(said.outcome()))
                            .isPresent();
                    return new CaseView.HolderView(
                            code,
                            due,
                            answer.map(Orders.Answer::outcome).orElse(null),
                            answer.map(Orders.Answer::at).orElse(null),
                            !settled && now.isAfter(due));
                })
                .toList();
    }

    private static CaseView view(
            RequestCase request,
            @Nullable List<CaseView.OrderView> orders,
            CaseView.@Nullable ManyBlocks many,
            Instant now,
            Rules rules) {
        LocalDate today = LocalDate.ofInstant(now, rules.calendar().zone());
        var filed = request.filed();
        return new CaseView(
                request.id(),
                request.subject(),
                request.kind(),
                state(request),
                filed.system(),
                filed.receivedAt(),
                filed.dayZero(),
                request.policyDue(),
                request.statutoryDue(),
                request.due(),
                request.clockRuns(),
                request.resolved() ? Light.GREEN : Light.of(request.due(), today, rules.calendar()),
                lateRecording(request, rules),
                missed(request),
                request.missing(),
                request.has(CompletionAsked.class),
                request.has(IdentityVerified.class),
                request.awaitsThirdPartyCheck(),
                filed.categories(),
                filed.reason(),
                filed.requestedForm(),
                CaseLife.block(request, orders),
                request.all(SubjectDataCollected.class).stream()
                        .flatMap(collected -> collected.uploads().stream())
                        .toList(),
                request.revision(),
                orders,
                CaseLife.provisional(request, rules),
                filed.purposes(),
                Boolean.TRUE.equals(filed.unmatched()) && !request.has(ApplicantMatched.class),
                CaseLife.proposals(request, now, rules),
                many,
                orders == null ? null : CaseLife.facts(request),
                AnswerViews.of(request, orders));
    }

    private static CaseView.CaseState state(RequestCase request) {
        if (request.annulled()) {
            return CaseView.CaseState.ANNULLED;
        }
        if (request.has(RequestWithdrawn.class)) {
            return CaseView.CaseState.WITHDRAWN;
        }
        if (request.outcome().isPresent()) {
            return request.outcome().get().fact() instanceof RequestRefused
                    ? CaseView.CaseState.REFUSED
                    : CaseView.CaseState.ANSWERED;
        }
        return request.resolved() ? CaseView.CaseState.DECIDED : CaseView.CaseState.OPEN;
    }

    private static List<DeadlineProfile> missed(RequestCase request) {
        return request.all(DeadlineMissed.class).stream()
                .map(DeadlineMissed::profile)
                .distinct()
                .sorted()
                .toList();
    }

    /// Receipt and recording lie apart: nobody refuses a person's request for that, but it shows.
    private static boolean lateRecording(RequestCase request, Rules rules) {
        LocalDate recorded =
                LocalDate.ofInstant(request.filedAt(), rules.calendar().zone());
        var gap = rules.calendar().workingDaysBetween(request.filed().dayZero(), recorded);
        return gap.isPresent()
                && gap.getAsInt()
                        > rules.policy().document().limits().receiptGap().days();
    }
}
