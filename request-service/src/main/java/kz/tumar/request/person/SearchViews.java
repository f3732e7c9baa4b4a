package kz.tumar.request.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.IdentifierKind;
import kz.tumar.contract.SearchId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.policy.Holder;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.announce.Commanding;
import kz.tumar.request.decision.AnsweringOrder;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.decision.Search;
import kz.tumar.request.ledger.Orders;
import kz.tumar.request.ledger.Searches;
import kz.tumar.request.ledger.Subjects;
import kz.tumar.request.person.SearchView.CandidateState;
import org.jspecify.annotations.Nullable;

/// Searches as they are seen from outside.
@ApplicationScoped
class SearchViews {
    private final Announcing announcing;
    private final Standings standings;
    private final Searches searches;
    private final Orders orders;
    private final Subjects subjects;
    private final Clock clock;

    @Inject
    SearchViews(
            Announcing announcing,
            Standings standings,
            Searches searches,
            Orders orders,
            Subjects subjects,
            Clock clock) {
        this.announcing = announcing;
        this.standings = standings;
        this.searches = searches;
        this.orders = orders;
        this.subjects = subjects;
        this.clock = clock;
    }

    /// A search, with its revision as the ETag.
    static Response tagged(Response.ResponseBuilder response, SearchView view) {
        return response.entity(view)
                .tag(new EntityTag(Integer.toString(view.revision())))
                .header("Cache-Control", "no-store")
                .build();
    }

    /// A search.
    SearchView view(Connection transaction, SearchId id) throws SQLException {
        Rules rules = announcing.rules();
        Search search = standings.search(transaction, id);
        Orders.Given order = standings.order(transaction, id);
        var sought = search.sought();
        return new SearchView(
                id,
                sought.sought(),
                sought.caseId(),
                sought.reason(),
                sought.kinds(),
                sought.criteria(),
                order.at(),
                order.repeats(),
                standings.silent(transaction, id, rules).isEmpty(),
                holders(transaction, id, order, rules),
                candidates(transaction, search),
                search.revision());
    }

    private List<SearchView.HolderView> holders(Connection transaction, SearchId id, Orders.Given order, Rules rules)
            throws SQLException {
        Map<HolderCode, Instant> said = searches.answered(transaction, id);
        Map<HolderCode, Orders.Answer> answers =
                orders.answers(transaction, order.order().id());
        var views = new ArrayList<SearchView.HolderView>();
        for (HolderCode service : List.of(Searches.SELF, Standings.CONSENT)) {
            Instant at = said.get(service);
            CommandOutcome outcome = at == null ? null : CommandOutcome.DONE;
            views.add(new SearchView.HolderView(service, null, outcome, at, false));
        }
        for (Holder holder : rules.recipients(order.order().categories())) {
            views.add(view(holder, order, answers.get(holder.code())));
        }
        return views;
    }

    private SearchView.HolderView view(Holder holder, Orders.Given order, Orders.@Nullable Answer answer) {
        Instant due = Commanding.due(holder, order.at());
        boolean settled = answer != null && AnsweringOrder.settles(answer.outcome());
        return new SearchView.HolderView(
                holder.code(),
                due,
                answer == null ? null : answer.outcome(),
                answer == null ? null : answer.at(),
                !settled && clock.instant().isAfter(due));
    }

    private List<SearchView.CandidateView> candidates(Connection transaction, Search search) throws SQLException {
        SortedSet<SubjectRef> person =
                subjects.linked(transaction, search.sought().sought());
        var by = new TreeMap<SubjectRef, TreeSet<IdentifierKind>>();
        var foundBy = new TreeMap<SubjectRef, TreeSet<HolderCode>>();
        for (Searches.Found found :
                searches.candidates(transaction, search.sought().searchId())) {
            SubjectRef subject = found.candidate().subject();
            by.computeIfAbsent(subject, none -> new TreeSet<>())
                    .addAll(found.candidate().by());
            foundBy.computeIfAbsent(subject, none -> new TreeSet<>()).add(found.holder());
        }
        by.remove(search.sought().sought());
        return by.entrySet().stream()
                .map(found -> new SearchView.CandidateView(
                        found.getKey(),
                        state(search, person, found.getKey()),
                        List.copyOf(found.getValue()),
                        List.copyOf(foundBy.getOrDefault(found.getKey(), new TreeSet<>()))))
                .toList();
    }

    private static CandidateState state(Search search, SortedSet<SubjectRef> person, SubjectRef candidate) {
        if (person.contains(candidate) || search.matched().contains(candidate)) {
            return CandidateState.MATCHED;
        }
        return search.dismissed().contains(candidate) ? CandidateState.DISMISSED : CandidateState.UNDECIDED;
    }
}
