package kz.tumar.request.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SearchId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.policy.Holder;
import kz.tumar.request.decision.NothingHeld;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.decision.Search;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.Filers;
import kz.tumar.request.ledger.Orders;
import kz.tumar.request.ledger.Searches;
import kz.tumar.request.ledger.Subjects;
import kz.tumar.runtime.problem.ProblemException;

/// How far searches have come.
@ApplicationScoped
class Standings {
    /// The other service that keeps sealed content: officers ask it themselves, since its index keys
    /// are its own.
    static final HolderCode CONSENT = new HolderCode("consent-service");

    private final CaseFacts facts;
    private final Searches searches;
    private final Orders orders;
    private final Subjects subjects;
    private final Filers filers;

    @Inject
    Standings(CaseFacts facts, Searches searches, Orders orders, Subjects subjects, Filers filers) {
        this.facts = facts;
        this.searches = searches;
        this.orders = orders;
        this.subjects = subjects;
        this.filers = filers;
    }

    /// @throws ProblemException `NOT_FOUND` when there is no such search
    Search search(Connection transaction, SearchId search) throws SQLException {
        return Search.of(facts.of(transaction, Search.caseOf(search)))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /// The order to holders that a search gave.
    Orders.Given order(Connection transaction, SearchId search) throws SQLException {
        return orders.of(transaction, Search.caseOf(search)).getFirst();
    }

    /// Everybody who was found.
    Set<SubjectRef> found(Connection transaction, SearchId search) throws SQLException {
        var found = new HashSet<SubjectRef>();
        for (Searches.Found each : searches.candidates(transaction, search)) {
            found.add(each.candidate().subject());
        }
        return found;
    }

    /// Who was asked and has not said of whom they know. A refusal or a failure says nothing of that.
    Set<HolderCode> silent(Connection transaction, SearchId search, Rules rules) throws SQLException {
        Map<HolderCode, Orders.Answer> answers =
                orders.answers(transaction, order(transaction, search).order().id());
        var silent = new HashSet<HolderCode>();
        for (Holder holder : rules.recipients(List.of())) {
            boolean said = Optional.ofNullable(answers.get(holder.code()))
                    .filter(answer -> answer.outcome() == CommandOutcome.DONE)
                    .isPresent();
            if (!said) {
                silent.add(holder.code());
            }
        }
        if (!searches.answered(transaction, search).containsKey(CONSENT)) {
            silent.add(CONSENT);
        }
        return silent;
    }

    /// How far the search for a person has come: everybody must have said of whom they know by what each search asked,
    /// so that no later one for less makes up for it, and no candidate of any be left undecided.
    NothingHeld.Standing of(Connection transaction, SubjectRef subject, Rules rules) throws SQLException {
        SortedSet<SubjectRef> person = subjects.linked(transaction, subject);
        List<SearchId> all = searches.of(transaction, person);
        var undecided = new HashSet<SubjectRef>();
        var silent = new HashSet<HolderCode>();
        for (SearchId each : all) {
            silent.addAll(silent(transaction, each, rules));
            undecided.addAll(search(transaction, each).undecided(found(transaction, each)));
        }
        undecided.removeAll(person);
        boolean stranger = filers.unmatched(transaction, subject);
        return new NothingHeld.Standing(stranger, !all.isEmpty(), silent, undecided, person);
    }
}
