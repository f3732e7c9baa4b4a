package kz.tumar.request.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.MissingItem;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.CompletionReceived;
import kz.tumar.contract.fact.DataRectified;
import kz.tumar.contract.fact.DeadlineApproaching;
import kz.tumar.contract.fact.DeadlineExtended;
import kz.tumar.contract.fact.DeadlineMissed;
import kz.tumar.contract.fact.DeadlineRecalculated;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.contract.fact.SubjectDataCollected;
import kz.tumar.contract.fact.SubjectRequestFiled;
import kz.tumar.contract.fact.SupportingInformationSubmitted;
import kz.tumar.contract.fact.ThirdPartyDataChecked;
import kz.tumar.contract.fact.UnlawfulnessConfirmed;
import kz.tumar.contract.fact.UnlawfulnessNotConfirmed;

/// A person's request: what was stated about it, in order. Everything else about it follows from that.
public record RequestCase(SubjectRef subject, SubjectRequestFiled filed, Instant filedAt, List<Stated> later) {
    public RequestCase {
        later = List.copyOf(later);
    }

    /// The case that these facts tell of, where they begin with a request; all of one case, in their order.
    public static Optional<RequestCase> of(List<Stated> facts) {
        if (!facts.isEmpty()
                && facts.getFirst().fact() instanceof SubjectRequestFiled filed
                && facts.getFirst().subject() instanceof SubjectRef subject) {
            return Optional.of(new RequestCase(subject, filed, facts.getFirst().at(), facts.subList(1, facts.size())));
        }
        return Optional.empty();
    }

    /// The case after one more fact.
    public RequestCase and(RequestFact fact, Instant at) {
        var more = new ArrayList<>(later);
        more.add(new Stated(fact, subject, at));
        return new RequestCase(subject, filed, filedAt, more);
    }

    /// Its id.
    public CaseId id() {
        return filed.caseId();
    }

    /// What is asked for.
    public RequestKind kind() {
        return filed.kind();
    }

    /// The number of facts so far: whoever changes the case must have seen that many.
    public int revision() {
        return later.size() + 1;
    }

    /// Every fact of this kind, in order.
    public <F extends RequestFact> List<F> all(Class<F> kind) {
        return later.stream()
                .map(Stated::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /// The latest fact of this kind.
    public <F extends RequestFact> Optional<F> last(Class<F> kind) {
        List<F> all = all(kind);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /// Whether there is a fact of this kind.
    public boolean has(Class<? extends RequestFact> kind) {
        return later.stream().anyMatch(stated -> kind.isInstance(stated.fact()));
    }

    /// Whether an answer or a refusal left.
    public boolean closed() {
        return has(RequestAnswered.class) || has(RequestRefused.class);
    }

    /// Whether what the deadline is for was done.
    public boolean resolved() {
        return closed()
                || has(DataRectified.class)
                || has(UnlawfulnessConfirmed.class)
                || has(UnlawfulnessNotConfirmed.class);
    }

    /// The block that the case began with, where it stands.
    public Optional<ProcessingBlocked> standingBlock() {
        return has(ProcessingUnblocked.class) ? Optional.empty() : last(ProcessingBlocked.class);
    }

    /// The due date under the policy, extended or restarted as stated.
    public LocalDate policyDue() {
        LocalDate due = filed.policyDue();
        for (Stated stated : later) {
            if (stated.fact() instanceof SupportingInformationSubmitted submitted) {
                due = submitted.policyDue();
            } else if (stated.fact() instanceof DeadlineExtended extended) {
                due = extended.policyDue();
            } else if (stated.fact() instanceof DeadlineRecalculated anew) {
                due = anew.policyDue();
            }
        }
        return due;
    }

    /// The due date under the statute; nothing extends it.
    public LocalDate statutoryDue() {
        LocalDate due = filed.statutoryDue();
        for (Stated stated : later) {
            if (stated.fact() instanceof SupportingInformationSubmitted submitted) {
                due = submitted.statutoryDue();
            } else if (stated.fact() instanceof DeadlineRecalculated anew) {
                due = anew.statutoryDue();
            }
        }
        return due;
    }

    /// The calendar that both were counted with.
    public CalendarVersion calendarVersion() {
        CalendarVersion version = filed.calendarVersion();
        for (Stated stated : later) {
            if (stated.fact() instanceof SupportingInformationSubmitted submitted) {
                version = submitted.calendarVersion();
            } else if (stated.fact() instanceof DeadlineRecalculated anew) {
                version = anew.calendarVersion();
            }
        }
        return version;
    }

    /// What started the clock: the documents, else the request.
    public Instant clockStart() {
        return last(SupportingInformationSubmitted.class)
                .map(SupportingInformationSubmitted::receivedAt)
                .orElse(filed.receivedAt());
    }

    /// What clause 8.1 wants and is still missing; an invalid signature is as good as none.
    public List<MissingItem> missing() {
        List<MissingItem> stated =
                last(CompletionReceived.class).map(CompletionReceived::missing).orElse(filed.missing());
        if (kind() != RequestKind.ACCESS || stated.contains(MissingItem.SIGNATURE) || !Signing.rejected(this)) {
            return stated;
        }
        var more = new ArrayList<>(stated);
        more.add(MissingItem.SIGNATURE);
        return more;
    }

    /// The earlier of the two: lights and order follow it.
    public LocalDate due() {
        return policyDue().isBefore(statutoryDue()) ? policyDue() : statutoryDue();
    }

    /// Whether the due dates are legal terms; before the documents or the decision that start a term, they are the
    /// day on which the block is looked at again.
    public boolean clockRuns() {
        return has(SupportingInformationSubmitted.class)
                || last(ProcessingBlocked.class)
                        .map(block -> !block.reviewOn().equals(filed.policyDue())
                                || !block.reviewOn().equals(filed.statutoryDue()))
                        .orElse(true);
    }

    /// Whether a missed date of this profile was stated.
    public boolean missed(DeadlineProfile profile, LocalDate due) {
        return all(DeadlineMissed.class).stream()
                .anyMatch(missed -> missed.profile() == profile && missed.due().equals(due));
    }

    /// Whether it was stated that a date of this profile comes near.
    public boolean warned(DeadlineProfile profile, LocalDate due) {
        return all(DeadlineApproaching.class).stream()
                .anyMatch(near -> near.profile() == profile && near.due().equals(due));
    }

    /// Whether data came after the last check for other people's data, or was never checked.
    public boolean awaitsThirdPartyCheck() {
        boolean awaits = false;
        for (Stated stated : later) {
            if (stated.fact() instanceof SubjectDataCollected collected
                    && !collected.uploads().isEmpty()) {
                awaits = true;
            } else if (stated.fact() instanceof ThirdPartyDataChecked) {
                awaits = false;
            }
        }
        return awaits;
    }
}
