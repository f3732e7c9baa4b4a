package kz.tumar.request.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import kz.tumar.contract.Candidate;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.CommandDone;
import kz.tumar.contract.claim.SubjectRequestFiled;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.delivery.Decision;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Incoming;
import kz.tumar.request.announce.Drafting;
import kz.tumar.request.decision.AnsweringOrder;
import kz.tumar.request.decision.Confirming;
import kz.tumar.request.decision.FilingRequest;
import kz.tumar.request.decision.Order;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.decision.Verdict;
import kz.tumar.request.identity.GivenIdentity;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.Orders;
import kz.tumar.request.ledger.Subjects;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.sealing.SealedHere;
import org.jspecify.annotations.Nullable;

/// Claims that this service owns: requests of persons, and holders' answers to its commands.
@ApplicationScoped
class DecidingClaims {
    /// A claim waits once: whatever it lacks first, it is decided when all that it could lack was read.
    private static final Set<TopicName> WANTED =
            Set.of(Topics.CONSENT, PolicyVersions.VERSIONS, PolicyVersions.DOCUMENTS);

    private final PolicyInForce policy;
    private final Subjects subjects;
    private final Orders orders;
    private final Drafting drafting;
    private final SealedHere sealed;
    private final GivenIdentity identity;
    private final CaseFacts facts;

    @Inject
    DecidingClaims(
            PolicyInForce policy,
            Subjects subjects,
            Orders orders,
            Drafting drafting,
            SealedHere sealed,
            GivenIdentity identity,
            CaseFacts facts) {
        this.policy = policy;
        this.subjects = subjects;
        this.orders = orders;
        this.drafting = drafting;
        this.sealed = sealed;
        this.identity = identity;
        this.facts = facts;
    }

    boolean owns(Claim claim) {
        return claim instanceof SubjectRequestFiled
                || AnsweringOrder.replyOf(claim)
                        .filter(reply -> AnsweringOrder.ours(reply.command()))
                        .isPresent();
    }

    Decision decide(Connection transaction, Incoming<? extends Claim> incoming) throws SQLException {
        SubjectRef subject = incoming.event().subject();
        if (subject == null) {
            return Decision.Refused.because(ProblemType.UNKNOWN_SUBJECT);
        }
        if (policy.known(incoming.receipt()).isEmpty() && !incoming.waited()) {
            return new Decision.Waiting(WANTED);
        }
        Rules rules = policy.at(incoming.receipt());
        return incoming.event().data() instanceof SubjectRequestFiled filed
                ? file(transaction, incoming, filed, subject, rules)
                : answer(transaction, incoming, subject, rules);
    }

    private Decision file(
            Connection transaction,
            Incoming<? extends Claim> incoming,
            SubjectRequestFiled filed,
            SubjectRef subject,
            Rules rules)
            throws SQLException {
        if (!subjects.unknown(transaction, Set.of(subject)).isEmpty()) {
            return incoming.waited()
                    ? Decision.Refused.because(ProblemType.UNKNOWN_SUBJECT)
                    : new Decision.Waiting(WANTED);
        }
        SortedSet<SubjectRef> person = drafting.lock(transaction, subject);
        var cause = incoming.event().asCause();
        var filing = new FilingRequest.Filing(
                cause,
                sender(incoming),
                filed,
                incoming.receipt(),
                identity.lacking(transaction, contents(filed), filed.identityDocument(), person));
        return decision(
                transaction,
                FilingRequest.decide(filing, rules),
                FilingRequest.caseOf(cause),
                incoming,
                subject,
                rules);
    }

    private Decision answer(Connection transaction, Incoming<? extends Claim> incoming, SubjectRef subject, Rules rules)
            throws SQLException {
        Claim claim = incoming.event().data();
        AnsweringOrder.Reply reply = AnsweringOrder.replyOf(claim).orElseThrow();
        boolean confirms = reply.command() == CommandKind.RECTIFY && reply.outcome() == CommandOutcome.DONE;
        if (confirms) {
            drafting.lock(transaction, subject);
        }
        HolderCode holder = sender(incoming);
        Optional<Order> order = orders.find(transaction, reply.order(), subject).map(Orders.Given::order);
        Orders.@Nullable Answer said =
                orders.answers(transaction, reply.order()).get(holder);
        Set<SealedRef> unsealed = claim instanceof CommandDone done && done.uploads() != null
                ? sealed.lacking(transaction, done.uploads(), subjects.linked(transaction, subject))
                : Set.of();
        if (order.isPresent() && neverIssued(transaction, claim) instanceof Decision.Refused refused) {
            return incoming.waited() ? refused : new Decision.Waiting(WANTED);
        }
        Verdict verdict = AnsweringOrder.decide(
                reply,
                holder,
                order.orElse(null),
                said == null ? null : said.outcome(),
                incoming.receipt(),
                unsealed,
                rules);
        if (order.isEmpty()) {
            return refused((Verdict.Rejected) verdict);
        }
        Decision decision = decision(transaction, verdict, order.get().caseId(), incoming, subject, rules);
        return confirms && decision instanceof Decision.Accepted accepted
                ? confirmed(transaction, accepted, order.get(), holder, incoming.receipt(), rules)
                : decision;
    }

    /// The last holder to confirm a correction frees the data.
    private Decision confirmed(
            Connection transaction, Decision.Accepted accepted, Order order, HolderCode holder, Instant at, Rules rules)
            throws SQLException {
        RequestCase state =
                RequestCase.of(facts.of(transaction, order.caseId())).orElseThrow();
        var done = new HashMap<Order, Set<HolderCode>>();
        for (Orders.Given given : orders.of(transaction, order.caseId())) {
            var obeyed = new HashSet<HolderCode>();
            orders.answers(transaction, given.order().id()).forEach((code, answer) -> {
                if (answer.outcome() == CommandOutcome.DONE) {
                    obeyed.add(code);
                }
            });
            if (given.order().id().equals(order.id())) {
                obeyed.add(holder);
            }
            done.put(given.order(), obeyed);
        }
        Optional<RequestFact> free = Confirming.decide(state, done, rules);
        if (free.isEmpty()) {
            return accepted;
        }
        var drafts = new ArrayList<>(accepted.drafts());
        drafts.addAll(drafting.drafts(transaction, state.id(), List.of(free.get()), state.subject(), at, rules));
        return new Decision.Accepted(accepted.under(), drafts);
    }

    /// Whoever a holder finds has a reference, or gets one from consent-service before the holder
    /// answers.
    private Decision.@Nullable Refused neverIssued(Connection transaction, Claim claim) throws SQLException {
        if (!(claim instanceof CommandDone done) || done.located() == null) {
            return null;
        }
        List<SubjectRef> located =
                done.located().stream().map(Candidate::subject).toList();
        Set<SubjectRef> unknown = subjects.unknown(transaction, located);
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < located.size(); i++) {
            if (unknown.contains(located.get(i))) {
                violations.add(new Violation("/data/located/" + i + "/subject", "issued", "an issued reference"));
            }
        }
        return violations.isEmpty() ? null : new Decision.Refused(ProblemType.UNKNOWN_SUBJECT, violations);
    }

    private Decision decision(
            Connection transaction,
            Verdict verdict,
            CaseId caseId,
            Incoming<? extends Claim> incoming,
            SubjectRef subject,
            Rules rules)
            throws SQLException {
        return switch (verdict) {
            case Verdict.Rejected rejected -> refused(rejected);
            case Verdict.Stated(var facts) -> {
                List<Draft> drafts = drafting.drafts(transaction, caseId, facts, subject, incoming.receipt(), rules);
                yield new Decision.Accepted(rules.version(), drafts);
            }
        };
    }

    private static Decision refused(Verdict.Rejected rejected) {
        return new Decision.Refused(rejected.problem(), rejected.violations());
    }

    private static HolderCode sender(Incoming<? extends Claim> incoming) {
        return new HolderCode(incoming.event().source().name());
    }

    private static List<SealedContent> contents(SubjectRequestFiled filed) {
        var contents = new ArrayList<SealedContent>();
        add(contents, filed.identityDocument());
        add(contents, filed.participation());
        add(contents, filed.signature());
        add(contents, filed.content());
        add(contents, filed.actedBy().authority());
        return contents;
    }

    private static void add(List<SealedContent> contents, @Nullable SealedContent content) {
        if (content != null) {
            contents.add(content);
        }
    }
}
