package kz.tumar.request.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.MissingItem;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ApplicantMatched;
import kz.tumar.contract.fact.BlockReviewDue;
import kz.tumar.contract.fact.CompletionReceived;
import kz.tumar.contract.fact.DataRectified;
import kz.tumar.contract.fact.DeadlineApproaching;
import kz.tumar.contract.fact.DeadlineExtended;
import kz.tumar.contract.fact.DeadlineMissed;
import kz.tumar.contract.fact.DeadlineRecalculated;
import kz.tumar.contract.fact.DeliveryFailed;
import kz.tumar.contract.fact.FactCorrected;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.contract.fact.RequestUpheld;
import kz.tumar.contract.fact.RequestWithdrawn;
import kz.tumar.contract.fact.SubjectRequestFiled;
import kz.tumar.contract.fact.SupportingInformationSubmitted;
import kz.tumar.contract.fact.UnlawfulnessConfirmed;
import kz.tumar.contract.fact.UnlawfulnessNotConfirmed;
import kz.tumar.contract.fact.WithdrawalEffected;

/// A person's request: what was stated about it, in order. Everything else about it follows from that.
///
/// @param filed the request, as corrected since
/// @param later what was stated after it, as corrected since: what was recorded by mistake is left out
/// @param history everything that was ever stated, in order
public record RequestCase(
        SubjectRef subject, SubjectRequestFiled filed, Instant filedAt, List<Stated> later, List<Stated> history) {
    public RequestCase {
        later = List.copyOf(later);
        history = List.copyOf(history);
    }

    /// The case that these facts tell of, where a request is among them; all of one case, in their order.
    public static Optional<RequestCase> of(List<Stated> stated) {
        List<Stated> facts = Stated.filingFirst(stated);
        if (!facts.isEmpty()
                && facts.getFirst().fact() instanceof SubjectRequestFiled
                && facts.getFirst().subject() instanceof SubjectRef subject) {
            List<Stated> read = Corrected.read(facts);
            return Optional.of(new RequestCase(
                    subject,
                    (SubjectRequestFiled) read.getFirst().fact(),
                    facts.getFirst().at(),
                    read.subList(1, read.size()),
                    facts));
        }
        return Optional.empty();
    }

    /// The case after one more fact.
    public RequestCase and(RequestFact fact, Instant at) {
        return and(new Stated(fact, subject, at));
    }

    /// The case after one more fact.
    public RequestCase and(Stated stated) {
        var more = new ArrayList<>(history);
        more.add(stated);
        return of(more).orElseThrow();
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
        return history.size();
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

    /// The answer or refusal that left and did not come back.
    public Optional<Stated> outcome() {
        Stated outcome = null;
        for (Stated stated : later) {
            if (stated.fact() instanceof RequestAnswered || stated.fact() instanceof RequestRefused) {
                outcome = stated;
            } else if (stated.fact() instanceof DeliveryFailed) {
                outcome = null;
            }
        }
        return Optional.ofNullable(outcome);
    }

    /// Whether the case was recorded by mistake: nothing is expected of it.
    public boolean annulled() {
        return all(FactCorrected.class).stream().anyMatch(this::annuls);
    }

    private boolean annuls(FactCorrected corrected) {
        return history.getFirst().id() instanceof kz.tumar.contract.EventId first
                && corrected.corrects().equals(first)
                && switch (corrected.change()) {
                    case ANNULLED, SUBJECT -> true;
                    case DATE, MISDIRECTED -> false;
                };
    }

    /// Whether an answer or a refusal left, the person took the request back, or it was recorded by
    /// mistake.
    public boolean closed() {
        return annulled() || has(RequestWithdrawn.class) || outcome().isPresent();
    }

    /// Whether what the deadline is for was done. Data counts as corrected when the holders said so, or an officer
    /// that it is waited for no longer: by the end of the block, where one stood.
    public boolean resolved() {
        return closed()
                || switch (kind()) {
                    case ACCESS -> false;
                    case RECTIFICATION ->
                        Confirming.isConfirmed(this) && standingBlock().isEmpty();
                    case UNLAWFUL_PROCESSING -> has(UnlawfulnessConfirmed.class) || has(UnlawfulnessNotConfirmed.class);
                    case BLOCKING, DESTRUCTION, OBJECTION -> has(RequestUpheld.class);
                    case WITHDRAWAL -> !sought() && awaitedPurposes() == 0;
                };
    }

    /// Whether nobody knows yet who filed it.
    public boolean sought() {
        return Boolean.TRUE.equals(filed.unmatched()) && !has(ApplicantMatched.class);
    }

    /// Of a withdrawal: for how many purposes it did not take effect yet.
    private long awaitedPurposes() {
        Set<Object> effected = new HashSet<>();
        all(WithdrawalEffected.class).forEach(one -> effected.add(one.purpose()));
        return Objects.requireNonNullElse(filed.purposes(), List.of()).stream()
                .filter(purpose -> !effected.contains(purpose))
                .count();
    }

    /// The block that stands, where one does.
    public Optional<ProcessingBlocked> standingBlock() {
        Set<BlockId> ended = new HashSet<>();
        all(ProcessingUnblocked.class).forEach(end -> ended.add(end.blockId()));
        List<ProcessingBlocked> standing = all(ProcessingBlocked.class).stream()
                .filter(block -> !ended.contains(block.blockId()))
                .toList();
        return standing.isEmpty() ? Optional.empty() : Optional.of(standing.getLast());
    }

    /// The day on which the block is looked at again, where no documents came and nothing was decided,
    /// until that day was stated.
    public Optional<LocalDate> awaitedReview() {
        boolean undecided = !resolved() && !has(DataRectified.class) && !clockRuns();
        return undecided && !has(BlockReviewDue.class)
                ? standingBlock().map(ProcessingBlocked::reviewOn)
                : Optional.empty();
    }

    /// The due date under the policy, extended or restarted as stated.
    public LocalDate policyDue() {
        LocalDate due = filed.policyDue();
        for (Stated stated : later) {
            due = switch (stated.fact()) {
                case SupportingInformationSubmitted submitted -> submitted.policyDue();
                case DeadlineExtended extended -> extended.policyDue();
                case DeadlineRecalculated anew -> anew.policyDue();
                case BlockReviewDue review when !clockRuns() -> review.decideBy();
                case FactCorrected corrected when corrected.policyDue() != null -> corrected.policyDue();
                default -> due;
            };
        }
        return due;
    }

    /// The due date under the statute; nothing extends it.
    public LocalDate statutoryDue() {
        LocalDate due = filed.statutoryDue();
        for (Stated stated : later) {
            due = switch (stated.fact()) {
                case SupportingInformationSubmitted submitted -> submitted.statutoryDue();
                case DeadlineRecalculated anew -> anew.statutoryDue();
                case BlockReviewDue review when !clockRuns() -> review.decideBy();
                case FactCorrected corrected when corrected.statutoryDue() != null -> corrected.statutoryDue();
                default -> due;
            };
        }
        return due;
    }

    /// The calendar that both were counted with.
    public CalendarVersion calendarVersion() {
        CalendarVersion version = filed.calendarVersion();
        for (Stated stated : later) {
            version = switch (stated.fact()) {
                case SupportingInformationSubmitted submitted -> submitted.calendarVersion();
                case DeadlineRecalculated anew -> anew.calendarVersion();
                case FactCorrected corrected when corrected.calendarVersion() != null -> corrected.calendarVersion();
                default -> version;
            };
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
        List<MissingItem> stated = Completing.left(filed.missing(), all(CompletionReceived.class));
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

    /// Whether the due dates are legal terms; before the documents or the decision that start a term,
    /// they are the day on which the block is looked at again.
    public boolean clockRuns() {
        return has(SupportingInformationSubmitted.class)
                || all(ProcessingBlocked.class).stream()
                        .findFirst()
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
        return !Gathered.of(this).unchecked().isEmpty();
    }
}
