package kz.tumar.consent.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import kz.tumar.consent.announce.DraftingLinks;
import kz.tumar.consent.ledger.Folding;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.ClaimRetracted;
import kz.tumar.contract.claim.CommandAccepted;
import kz.tumar.contract.claim.CommandDone;
import kz.tumar.contract.claim.CommandFailed;
import kz.tumar.contract.claim.CommandRefused;
import kz.tumar.contract.claim.CommandStopped;
import kz.tumar.contract.claim.CommandTooLate;
import kz.tumar.contract.claim.ConsentGiven;
import kz.tumar.contract.claim.ConsentRefused;
import kz.tumar.contract.claim.ConsentWithdrawn;
import kz.tumar.contract.claim.DataHeld;
import kz.tumar.contract.claim.DisclosureMade;
import kz.tumar.contract.claim.EmployeeFamiliarised;
import kz.tumar.contract.claim.GroundEnded;
import kz.tumar.contract.claim.GroundEstablished;
import kz.tumar.contract.claim.PolicyAccepted;
import kz.tumar.contract.claim.PolicyNoticeShown;
import kz.tumar.contract.claim.PurposeAchieved;
import kz.tumar.contract.claim.SubjectDeceased;
import kz.tumar.contract.claim.SubjectRequestFiled;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.fact.ApplicantRegistered;
import kz.tumar.contract.fact.AuditFact;
import kz.tumar.contract.fact.CandidateMatched;
import kz.tumar.contract.fact.CommonFact;
import kz.tumar.contract.fact.ConsentFact;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.PolicyPublished;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RetentionFact;
import kz.tumar.contract.fact.SubjectRegistered;
import kz.tumar.delivery.Behaviour;
import kz.tumar.delivery.Decision;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Incoming;
import kz.tumar.delivery.wire.Wire;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.sealing.ObeyingCommands;

/// What consent-service makes of events.
@ApplicationScoped
class ConsentBehaviour implements Behaviour {
    private static final HolderCode REQUESTS = new HolderCode("request-service");

    private final DecidingClaims claims;
    private final ObeyingCommands commands;
    private final Folding folding;
    private final DraftingLinks links;
    private final PolicyVersions policies;
    private final PolicyInForce policy;

    @Inject
    ConsentBehaviour(
            DecidingClaims claims,
            ObeyingCommands commands,
            Folding folding,
            DraftingLinks links,
            PolicyVersions policies,
            PolicyInForce policy) {
        this.claims = claims;
        this.commands = commands;
        this.folding = folding;
        this.links = links;
        this.policies = policies;
        this.policy = policy;
    }

    @Override
    public Set<TopicName> topics() {
        return Topics.READ;
    }

    @Override
    public boolean owns(Claim claim) {
        return switch (claim) {
            case ConsentGiven _, ConsentRefused _, ConsentWithdrawn _, GroundEstablished _, GroundEnded _, DataHeld _ ->
                true;
            case DisclosureMade _, PolicyNoticeShown _, PolicyAccepted _, EmployeeFamiliarised _, SubjectDeceased _ ->
                true;
            case PurposeAchieved _,
                    ClaimRetracted _,
                    SubjectRequestFiled _,
                    CommandAccepted _,
                    CommandDone _,
                    CommandStopped _,
                    CommandTooLate _,
                    CommandFailed _,
                    CommandRefused _ -> false;
        };
    }

    @Override
    public Decision decide(Connection transaction, Incoming<? extends Claim> claim) throws SQLException {
        return claims.decide(transaction, claim);
    }

    @Override
    public void project(Connection transaction, Incoming<? extends Fact> fact) throws SQLException {
        fold(transaction, fact.event());
    }

    /// Decisions read what others state, and little follows from it here. Whoever filed a request and
    /// is known to nobody yet gets a reference of their own: it is random and was made by
    /// request-service, which took the request in without waiting for anybody; that it is issued is
    /// stated here, as of every reference. Whoever an officer found is linked to whom they were found
    /// for.
    @Override
    public Decision react(Connection transaction, Incoming<? extends Fact> fact) throws SQLException {
        if (fact.event().data() instanceof kz.tumar.contract.fact.SubjectRequestFiled filed
                && filed.kind() == RequestKind.WITHDRAWAL) {
            return claims.takingBack(transaction, fact, filed);
        }
        var event = fact.event();
        List<Draft> drafts = switch (event.data()) {
            case ApplicantRegistered _ ->
                List.of(new Draft.OfFact(event.subject(), event.time(), new SubjectRegistered(REQUESTS)));
            case CandidateMatched matched -> links.drafts(transaction, matched, event.time());
            default -> List.of();
        };
        return new Decision.Accepted(policy.at(fact.receipt()).version(), drafts);
    }

    @Override
    public Decision obey(Connection transaction, Incoming<? extends Command> command) throws SQLException {
        return commands.obey(transaction, command, policy.at(command.receipt()).policy());
    }

    @Override
    public void keep(Connection transaction, TopicName topic, String key, String content) throws SQLException {
        policies.keep(transaction, topic, key, content);
    }

    @Override
    public void apply(Connection transaction, Event<? extends Fact> fact) throws SQLException {
        apply(transaction, fact, Wire.write(fact));
    }

    @Override
    public void apply(Connection transaction, Event<? extends Fact> fact, byte[] stated) throws SQLException {
        if (fact.data() instanceof PolicyPublished published) {
            policies.project(transaction, published);
        }
        folding.own(transaction, fact, stated);
    }

    @SuppressWarnings("unchecked")
    private void fold(Connection transaction, Event<? extends Fact> event) throws SQLException {
        switch (event.data()) {
            case RequestFact _ -> folding.requests(transaction, (Event<? extends RequestFact>) event);
            case RetentionFact _ -> folding.retention(transaction, (Event<? extends RetentionFact>) event);
            case ConsentFact _, AuditFact _, CommonFact _ -> {}
        }
    }
}
