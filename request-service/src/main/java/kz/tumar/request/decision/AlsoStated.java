package kz.tumar.request.decision;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.FactCorrected;
import kz.tumar.contract.fact.RequestFact;

/// What a case states beside what was decided in it, whoever decided: dates that had passed by then, and which
/// references of the person it binds from then on.
public final class AlsoStated {
    private AlsoStated() {}

    /// What was decided with what follows from it: a missed date stands before what ended the wait for it, and behind a
    /// correction that moved it.
    ///
    /// @param before what was stated about the case until then
    /// @param subject whom the facts are about
    /// @param person every reference of them
    public static List<RequestFact> with(
            List<? extends RequestFact> decided,
            List<Stated> before,
            SubjectRef subject,
            Collection<SubjectRef> person,
            Instant at,
            ZoneId zone) {
        var after = new ArrayList<>(before);
        decided.forEach(fact -> after.add(new Stated(fact, subject, at)));
        Optional<RequestCase> state =
                RequestCase.of(after).filter(one -> one.subject().equals(subject));
        var all = new ArrayList<RequestFact>(decided);
        if (state.isPresent()) {
            boolean corrects = decided.stream().anyMatch(FactCorrected.class::isInstance);
            all.addAll(corrects ? all.size() : 0, Lateness.of(state.get(), zone));
            Binding.decide(state.get(), person).ifPresent(all::add);
        }
        return all;
    }
}
