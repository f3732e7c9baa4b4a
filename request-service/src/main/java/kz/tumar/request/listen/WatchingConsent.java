package kz.tumar.request.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import kz.tumar.contract.BlockAlarm;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Event;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.BlockAlarmed;
import kz.tumar.contract.fact.BlockedProcessingAsked;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.DisclosureDenied;
import kz.tumar.contract.fact.DisclosureMade;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.ReferencesBound;
import kz.tumar.contract.fact.SubjectsLinked;
import kz.tumar.contract.fact.SubjectsUnlinked;
import kz.tumar.delivery.Draft;
import kz.tumar.request.announce.Drafting;
import kz.tumar.request.decision.Binding;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.decision.Watching;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.CaseRows;

/// What cases state because of what consent-service stated.
@ApplicationScoped
class WatchingConsent {
    private static final String BLOCKED = "blocked";

    private final CaseFacts facts;
    private final CaseRows rows;
    private final Drafting drafting;

    @Inject
    WatchingConsent(CaseFacts facts, CaseRows rows, Drafting drafting) {
        this.facts = facts;
        this.rows = rows;
        this.drafting = drafting;
    }

    List<Draft> drafts(Connection transaction, Event<? extends Fact> event, Instant now, Rules rules)
            throws SQLException {
        SubjectRef subject = event.subject();
        if (subject == null) {
            return List.of();
        }
        Instant at = event.time().toInstant();
        return switch (event.data()) {
            case ConsentWithdrawn withdrawn -> withdrawn(transaction, event, withdrawn, now, rules);
            case SubjectsLinked linked -> matched(transaction, subject, linked, at, now, rules);
            case SubjectsUnlinked unlinked -> parted(transaction, subject, unlinked.other(), now, rules);
            case BlockedProcessingAsked asked -> alarm(transaction, asked, at, rules);
            case DisclosureMade made ->
                alarms(
                        transaction,
                        subject,
                        new Watching.Disclosure(
                                made.system(),
                                BlockAlarm.DISCLOSURE_MADE,
                                made.kind(),
                                made.purpose(),
                                made.categories(),
                                made.disclosureId(),
                                at),
                        rules);
            case DisclosureDenied denied
            when denied.reason().value().equals(BLOCKED) ->
                alarms(
                        transaction,
                        subject,
                        new Watching.Disclosure(
                                denied.system(),
                                BlockAlarm.DISCLOSURE_ASKED,
                                denied.kind(),
                                denied.purpose(),
                                denied.categories(),
                                denied.disclosureId(),
                                at),
                        rules);
            default -> List.of();
        };
    }

    private List<Draft> withdrawn(
            Connection transaction, Event<? extends Fact> event, ConsentWithdrawn withdrawn, Instant now, Rules rules)
            throws SQLException {
        if (event.causationid() == null) {
            return List.of();
        }
        Optional<CaseId> asked = facts.caseOf(transaction, event.causationid().id());
        if (asked.isEmpty()) {
            return List.of();
        }
        RequestCase state = held(transaction, asked.get());
        return state.subject().equals(event.subject())
                ? drafting.drafts(
                        transaction,
                        state.id(),
                        Watching.effected(state, withdrawn, event.time().toInstant(), now),
                        state.subject(),
                        now,
                        rules)
                : List.of();
    }

    /// A link made later binds the reference that it brings: what the cases of the person ordered is ordered about it
    /// too. The rows are read under the lock of everybody concerned, so that no case filed meanwhile is missed.
    private List<Draft> matched(
            Connection transaction, SubjectRef subject, SubjectsLinked linked, Instant at, Instant now, Rules rules)
            throws SQLException {
        SortedSet<SubjectRef> person = drafting.lock(transaction, subject);
        var drafts = new ArrayList<Draft>();
        for (CaseId id : rows.binding(transaction, person)) {
            RequestCase state = RequestCase.of(facts.of(transaction, id)).orElseThrow();
            SubjectRef found = state.subject().equals(subject) ? linked.other() : subject;
            drafts.addAll(drafting.drafts(
                    transaction, id, Watching.matched(state, found, at, now), state.subject(), now, rules));
        }
        return drafts;
    }

    /// Cases order nothing further about a reference that is somebody else's after all; what was ordered stands until
    /// it ends by itself.
    private List<Draft> parted(Connection transaction, SubjectRef one, SubjectRef other, Instant now, Rules rules)
            throws SQLException {
        SortedSet<SubjectRef> here = drafting.lock(transaction, one);
        SortedSet<SubjectRef> there = drafting.lock(transaction, other);
        var drafts = new ArrayList<Draft>();
        if (!here.contains(other)) {
            drafts.addAll(parted(transaction, here, there, now, rules));
            drafts.addAll(parted(transaction, there, here, now, rules));
        }
        return drafts;
    }

    private List<Draft> parted(
            Connection transaction, Set<SubjectRef> person, Set<SubjectRef> others, Instant now, Rules rules)
            throws SQLException {
        var drafts = new ArrayList<Draft>();
        for (CaseId id : rows.binding(transaction, person)) {
            RequestCase state = RequestCase.of(facts.of(transaction, id)).orElseThrow();
            List<ReferencesBound> left = Binding.part(state, others).stream().toList();
            drafts.addAll(drafting.drafts(transaction, id, left, state.subject(), now, rules));
        }
        return drafts;
    }

    private List<Draft> alarms(Connection transaction, SubjectRef subject, Watching.Disclosure disclosure, Rules rules)
            throws SQLException {
        SortedSet<SubjectRef> person = drafting.lock(transaction, subject);
        var drafts = new ArrayList<Draft>();
        for (CaseId id : rows.blocking(transaction, person)) {
            RequestCase state = RequestCase.of(facts.of(transaction, id)).orElseThrow();
            Optional<BlockAlarmed> alarm = Watching.alarm(state, disclosure, rules);
            if (alarm.isPresent()) {
                drafts.addAll(drafting.drafts(
                        transaction, id, List.of(alarm.get()), state.subject(), disclosure.at(), rules));
            }
        }
        return drafts;
    }

    /// The block is of a case of this service's own, whichever reference of the person was asked about.
    private List<Draft> alarm(Connection transaction, BlockedProcessingAsked asked, Instant at, Rules rules)
            throws SQLException {
        Optional<CaseId> blocking = facts.caseOf(transaction, asked.block());
        if (blocking.isEmpty()) {
            return List.of();
        }
        RequestCase state = held(transaction, blocking.get());
        List<BlockAlarmed> alarm =
                Watching.alarm(state, asked, at, rules).stream().toList();
        return drafting.drafts(transaction, state.id(), alarm, state.subject(), at, rules);
    }

    private RequestCase held(Connection transaction, CaseId id) throws SQLException {
        RequestCase found = RequestCase.of(facts.of(transaction, id)).orElseThrow();
        drafting.lock(transaction, found.subject());
        return RequestCase.of(facts.of(transaction, id)).orElseThrow();
    }
}
