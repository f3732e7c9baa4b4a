package kz.tumar.request.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SearchId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.FactCorrected;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.SubjectRequestFiled;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Announcer.Announcement;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.decision.Breach;
import kz.tumar.request.decision.Inquiry;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.decision.Search;
import kz.tumar.request.decision.Verdict;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// The way from an officer's or a person's call to facts: lock, read, decide, announce, in one
/// transaction. A cause that already brought facts to a case is not decided again: the same call twice
/// has one effect.
@ApplicationScoped
public class Announcing {
    private final Transactions transactions;
    private final Announcer announcer;
    private final Drafting drafting;
    private final CaseFacts facts;
    private final PolicyVersions policies;
    private final Clock clock;

    @Inject
    Announcing(
            Transactions transactions,
            Announcer announcer,
            Drafting drafting,
            CaseFacts facts,
            PolicyVersions policies,
            Clock clock) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.drafting = drafting;
        this.facts = facts;
        this.policies = policies;
        this.clock = clock;
    }

    /// Decides on the state of something.
    @FunctionalInterface
    public interface Deciding<S> {
        /// Decides; must have no effect.
        Verdict on(Connection transaction, S state, Instant now, Rules rules) throws SQLException;
    }

    /// Decides on what no case exists for yet.
    @FunctionalInterface
    public interface Opening {
        /// Decides; must have no effect.
        Verdict on(Connection transaction, Instant now, Rules rules) throws SQLException;
    }

    /// The rules in force today.
    public Rules rules() {
        var today = policies.today();
        return new Rules(policies.current(today), policies.calendar(today));
    }

    /// The rules that a case is counted by: the terms of a version, with the calendar of today; empty
    /// while that version was not read here.
    public Optional<Rules> countingBy(PolicyVersion terms) {
        var calendar = policies.calendar(policies.today());
        return policies.version(terms).map(then -> new Rules(then, calendar));
    }

    /// Opens a case about a person, or about nobody in particular.
    ///
    /// @throws ProblemException when the verdict is a rejection
    public CaseId open(Cause cause, CaseId caseId, @Nullable SubjectRef subject, Opening opening) {
        Rules rules = rules();
        Instant now = clock.instant();
        return transactions.inTransaction(transaction -> {
            if (subject != null) {
                drafting.lock(transaction, subject);
            }
            Optional<CaseId> done = facts.causedBy(transaction, cause);
            if (done.isPresent()) {
                return done.get();
            }
            List<RequestFact> stated = stated(opening.on(transaction, now, rules));
            announce(transaction, cause, new CorrelationId(caseId.value()), caseId, stated, subject, now, rules);
            return caseId;
        });
    }

    /// Whether a cause brought facts to a case already, so that nothing needs to be prepared for it again.
    public boolean happened(Cause cause) {
        return transactions.inTransaction(
                transaction -> facts.causedBy(transaction, cause).isPresent());
    }

    /// Changes a case.
    ///
    /// @param expected the revision the caller has seen; absent: any
    /// @throws ProblemException when there is no such case, it has changed, or the verdict is a
    /// rejection
    public void change(Cause cause, CaseId caseId, @Nullable Integer expected, Deciding<RequestCase> deciding) {
        decide(cause, caseId, expected, Matter.REQUEST, deciding);
    }

    /// Changes a breach, like {@link #change}.
    public void tell(Cause cause, CaseId caseId, @Nullable Integer expected, Deciding<Breach> telling) {
        decide(cause, caseId, expected, Matter.BREACH, telling);
    }

    /// Changes an inquiry, like {@link #change}.
    public void reply(Cause cause, CaseId caseId, @Nullable Integer expected, Deciding<Inquiry> replying) {
        decide(cause, caseId, expected, Matter.INQUIRY, replying);
    }

    /// Changes a search for a person, like {@link #change}.
    public void decideSearch(Cause cause, SearchId search, @Nullable Integer expected, Deciding<Search> seeking) {
        decide(cause, Search.caseOf(search), expected, Matter.SEARCH, seeking);
    }

    private <S> void decide(
            Cause cause, CaseId caseId, @Nullable Integer expected, Matter<S> matter, Deciding<S> deciding) {
        Rules rules = rules();
        Instant now = clock.instant();
        Optional<SubjectRef> person =
                transactions.inTransaction(transaction -> matter.subject().apply(read(transaction, caseId, matter)));
        transactions.inTransaction(transaction -> {
            if (matter.person()) {
                drafting.lock(transaction, person.orElseThrow());
            } else {
                facts.lock(transaction, caseId);
            }
            if (facts.causedBy(transaction, cause).isPresent()) {
                return caseId;
            }
            S state = read(transaction, caseId, matter);
            if (expected != null && expected != matter.revision().applyAsInt(state)) {
                throw new ProblemException(ProblemType.PRECONDITION_FAILED);
            }
            List<RequestFact> stated = stated(deciding.on(transaction, state, now, rules));
            var journey = facts.journeyOf(transaction, caseId).orElseThrow();
            SubjectRef subject = matter.subject().apply(state).orElse(null);
            announce(transaction, cause, journey, caseId, stated, subject, now, rules);
            return caseId;
        });
    }

    private <S> S read(Connection transaction, CaseId caseId, Matter<S> matter) throws SQLException {
        return matter.reading()
                .apply(facts.of(transaction, caseId))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /// The rules that a case is counted by, under the calendar of today.
    public Rules countingOf(Connection transaction, CaseId caseId) throws SQLException {
        PolicyVersion terms = facts.terms(transaction, List.of(caseId)).get(caseId);
        return Optional.ofNullable(terms).flatMap(this::countingBy).orElseGet(this::rules);
    }

    private void announce(
            Connection transaction,
            Cause cause,
            CorrelationId journey,
            CaseId caseId,
            List<RequestFact> stated,
            @Nullable SubjectRef subject,
            Instant now,
            Rules rules)
            throws SQLException {
        List<Draft> drafts = subject == null
                ? stated.stream()
                        .<Draft>map(fact -> new Draft.OfFact(null, now.atOffset(ZoneOffset.UTC), fact))
                        .toList()
                : drafts(transaction, caseId, stated, subject, now, rules);
        announcer.announce(transaction, new Announcement(cause, journey, null, rules.version(), drafts));
    }

    /// What a correction states of the right person is stated about them, under their lock too.
    private List<Draft> drafts(
            Connection transaction,
            CaseId caseId,
            List<RequestFact> stated,
            SubjectRef subject,
            Instant now,
            Rules rules)
            throws SQLException {
        for (int i = 0; i < stated.size(); i++) {
            if (stated.get(i) instanceof FactCorrected moved
                    && moved.subject() instanceof SubjectRef right
                    && moved.continuedAs() instanceof CaseId continued) {
                int from = i;
                while (from < stated.size() && !(stated.get(from) instanceof SubjectRequestFiled)) {
                    from++;
                }
                drafting.lock(transaction, right);
                var drafts = new ArrayList<>(
                        drafting.drafts(transaction, caseId, stated.subList(0, from), subject, now, rules));
                drafts.addAll(drafting.drafts(
                        transaction, continued, stated.subList(from, stated.size()), right, now, rules));
                return drafts;
            }
        }
        return drafting.drafts(transaction, caseId, stated, subject, now, rules);
    }

    private static List<RequestFact> stated(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Stated(var facts) -> facts;
            case Verdict.Rejected(var problem, var violations) -> throw new ProblemException(problem, violations);
        };
    }
}
