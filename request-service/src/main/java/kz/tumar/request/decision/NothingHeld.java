package kz.tumar.request.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import kz.tumar.contract.Actor;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.AnswerOutcome;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.IdentityVerified;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestFact;
import org.jspecify.annotations.Nullable;

/// "We hold nothing about you" is an answer, not a refusal (clause 8.1). It can be given only to whom nobody knows, and
/// only when everybody who could know was asked and has answered.
public final class NothingHeld {
    private NothingHeld() {}

    /// The answer as it left.
    ///
    /// @param answeredAt provable dispatch
    /// @param dispatchProof what proves that it left
    public record Reply(
            AnswerForm form,
            Instant answeredAt,
            @Nullable SealedContent content,
            @Nullable SealedContent dispatchProof) {}

    /// How far the search for the person has come.
    ///
    /// @param stranger whether the reference was made here for somebody whom nobody knew, and stands for
    /// no one else: whoever files a request may say so of somebody who is known
    /// @param searched whether there was any
    /// @param silent who was asked, and has not said of whom they know
    /// @param undecided candidates that nobody has decided about
    /// @param person every reference of the person
    public record Standing(
            boolean stranger,
            boolean searched,
            Set<HolderCode> silent,
            Set<SubjectRef> undecided,
            SortedSet<SubjectRef> person) {}

    /// Decides that such an answer left.
    public static Verdict decide(
            RequestCase open, Standing standing, Reply reply, Actor actor, Instant now, Rules rules) {
        if (open.closed()) {
            return Verdict.Rejected.conflict("an open case");
        }
        if (!Boolean.TRUE.equals(open.filed().unmatched()) || !standing.stranger()) {
            return Verdict.Rejected.conflict("a person whom nobody knows");
        }
        List<Violation> unproved = unproved(standing);
        if (!unproved.isEmpty()) {
            return new Verdict.Rejected(ProblemType.CONFLICT, unproved);
        }
        if (open.kind() == RequestKind.ACCESS
                && mayNotLeave(open, reply, now, rules) instanceof Verdict.Rejected wrong) {
            return wrong;
        }
        if (outsideCase(open, reply.answeredAt(), now, rules)) {
            return Verdict.Rejected.at(
                    ProblemType.RECEIPT_IMPLAUSIBLE, "/answeredAt", "receipt", "between the request's receipt and now");
        }
        AnswerForm asked = open.filed().requestedForm();
        return asked == null || asked == reply.form()
                ? new Verdict.Stated(facts(open, reply, actor))
                : Verdict.Rejected.conflict("an answer in the form that was asked for");
    }

    /// That nothing is held is told to whom the data would be, and to nobody else.
    private static Verdict.@Nullable Rejected mayNotLeave(RequestCase open, Reply reply, Instant now, Rules rules) {
        if (!open.has(IdentityVerified.class)) {
            return Verdict.Rejected.conflict("a verified identity");
        }
        if (Signing.obstacle(open) instanceof Verdict.Rejected obstacle) {
            return obstacle;
        }
        LocalDate today = LocalDate.ofInstant(now, rules.calendar().zone());
        if (Representing.unauthorised(open, today)) {
            return Verdict.Rejected.conflict("an authority that is there and has not ended");
        }
        return reply.dispatchProof() == null
                ? Verdict.Rejected.at(
                        ProblemType.INVALID_PARAMETER, "/dispatchProof", "required", "sealed proof that it left")
                : null;
    }

    private static List<RequestFact> facts(RequestCase open, Reply reply, Actor actor) {
        var facts = new ArrayList<RequestFact>();
        facts.add(new RequestAnswered(
                open.id(),
                reply.form(),
                reply.answeredAt(),
                reply.content(),
                actor,
                reply.dispatchProof(),
                null,
                AnswerOutcome.NOTHING_HELD));
        open.standingBlock()
                .ifPresent(block -> facts.add(
                        new ProcessingUnblocked(block.blockId(), open.id(), WorkingCase.NOT_CONFIRMED, actor)));
        return facts;
    }

    private static List<Violation> unproved(Standing standing) {
        var unproved = new ArrayList<Violation>();
        if (!standing.searched()) {
            unproved.add(new Violation("", "state", "a search for the person"));
        }
        for (HolderCode silent : standing.silent().stream().sorted().toList()) {
            unproved.add(new Violation("", "state", "what " + silent + " finds"));
        }
        if (!standing.undecided().isEmpty()) {
            unproved.add(new Violation("", "state", "a decision about every candidate"));
        }
        return unproved;
    }

    private static boolean outsideCase(RequestCase open, Instant at, Instant now, Rules rules) {
        return at.isAfter(now)
                || LocalDate.ofInstant(at, rules.calendar().zone())
                        .isBefore(open.filed().dayZero());
    }
}
