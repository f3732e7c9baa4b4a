package kz.tumar.request.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ActorKind;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.BlockAlarm;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.DisclosureId;
import kz.tumar.contract.DisclosureKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PassageCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ApplicantMatched;
import kz.tumar.contract.fact.BlockAlarmed;
import kz.tumar.contract.fact.BlockWaived;
import kz.tumar.contract.fact.BlockedProcessingAsked;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.WithdrawalEffected;

/// What cases make of what consent-service states: withdrawals that took effect, persons found, blocks disregarded.
public final class Watching {
    private static final Actor BY_RULE = new Actor(ActorKind.SERVICE, null, null, null);

    private Watching() {}

    /// A disclosure that was asked for or made.
    ///
    /// @param categories the categories; a block of any of them is disregarded
    public record Disclosure(
            HolderCode system,
            BlockAlarm alarm,
            DisclosureKind kind,
            PurposeCode purpose,
            List<CategoryCode> categories,
            DisclosureId disclosureId,
            Instant at) {
        public Disclosure {
            categories = List.copyOf(categories);
        }
    }

    /// A case that asked for a withdrawal is answered when it took effect for every purpose: the person has
    /// what was asked for, and the fact says since when. Of somebody whom nobody knows it is answered when
    /// they are found, since the consents that they meant are of whom they turn out to be.
    ///
    /// @param since since when the consent is withdrawn
    /// @param now when that is learned: the answer is no older
    public static List<RequestFact> effected(
            RequestCase state, ConsentWithdrawn withdrawn, Instant since, Instant now) {
        boolean known = state.all(WithdrawalEffected.class).stream()
                .anyMatch(one -> one.purpose().equals(withdrawn.purpose()));
        if (state.kind() != RequestKind.WITHDRAWAL || known || state.closed()) {
            return List.of();
        }
        var facts = new ArrayList<RequestFact>();
        var effected = new WithdrawalEffected(state.id(), withdrawn.purpose(), since);
        facts.add(effected);
        answer(state.and(effected, now), now).ifPresent(facts::add);
        return facts;
    }

    private static Optional<RequestAnswered> answer(RequestCase state, Instant now) {
        if (state.kind() != RequestKind.WITHDRAWAL || state.closed() || !state.resolved()) {
            return Optional.empty();
        }
        AnswerForm asked = state.filed().requestedForm();
        return Optional.of(new RequestAnswered(
                state.id(), asked == null ? AnswerForm.ELECTRONIC : asked, now, null, BY_RULE, null, null));
    }

    /// The alarm of a block that was disregarded; none where what was done goes on under a waiver.
    public static Optional<BlockAlarmed> alarm(RequestCase state, Disclosure disclosure, Rules rules) {
        return state.standingBlock()
                .filter(block -> covers(block, disclosure.categories()))
                .filter(block -> !passes(state, block, disclosure, rules))
                .map(block -> new BlockAlarmed(
                        state.id(),
                        block.blockId(),
                        disclosure.system(),
                        disclosure.alarm(),
                        disclosure.purpose(),
                        disclosure.disclosureId(),
                        disclosure.at()));
    }

    /// The alarm of a question that was asked of consent-service and denied because of a block of this case; none where
    /// another block denied it, since what was asked goes on under a waiver of this one.
    public static Optional<BlockAlarmed> alarm(
            RequestCase state, BlockedProcessingAsked asked, Instant at, Rules rules) {
        return state.later().stream()
                .filter(stated -> asked.block().equals(stated.id()))
                .map(Stated::fact)
                .filter(ProcessingBlocked.class::isInstance)
                .map(ProcessingBlocked.class::cast)
                .filter(block -> passages(state, block)
                        .noneMatch(passage -> rules.passesFor(passage, asked.purpose(), asked.action())))
                .findFirst()
                .map(block -> new BlockAlarmed(
                        state.id(),
                        block.blockId(),
                        asked.system(),
                        BlockAlarm.DECISION_ASKED,
                        asked.purpose(),
                        null,
                        at));
    }

    private static boolean covers(ProcessingBlocked block, List<CategoryCode> categories) {
        return block.categories().isEmpty() || categories.stream().anyMatch(block.categories()::contains);
    }

    private static boolean passes(RequestCase state, ProcessingBlocked block, Disclosure disclosure, Rules rules) {
        return passages(state, block)
                .anyMatch(passage -> rules.passesFor(passage, disclosure.purpose(), disclosure.kind()));
    }

    private static Stream<PassageCode> passages(RequestCase state, ProcessingBlocked block) {
        return state.all(BlockWaived.class).stream()
                .filter(waived -> waived.blockId().equals(block.blockId()))
                .flatMap(waived -> waived.passages().stream());
    }

    /// That the applicant of a filing nobody could match was found, said once; what waited only for that is
    /// answered.
    public static List<RequestFact> matched(RequestCase state, SubjectRef found, Instant at, Instant now) {
        if (!state.sought() || state.closed() || found.equals(state.subject())) {
            return List.of();
        }
        var facts = new ArrayList<RequestFact>();
        var matched = new ApplicantMatched(state.id(), found, at);
        facts.add(matched);
        answer(state.and(matched, now), now).ifPresent(facts::add);
        return facts;
    }
}
