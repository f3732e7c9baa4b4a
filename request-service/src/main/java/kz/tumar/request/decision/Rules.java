package kz.tumar.request.decision;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.DisclosureKind;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.PassageCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RuleCode;
import kz.tumar.policy.Appeal;
import kz.tumar.policy.ApprovalCode;
import kz.tumar.policy.ConsentForm;
import kz.tumar.policy.Deadline;
import kz.tumar.policy.Holder;
import kz.tumar.policy.HolderKind;
import kz.tumar.policy.Policy;
import kz.tumar.policy.Purpose;
import kz.tumar.policy.ReasonKind;
import kz.tumar.policy.Transport;
import kz.tumar.policy.calendar.WorkingDayCalendar;

/// The policy in force and its calendar, asked in the words of the wire.
///
/// @param calendar goes on for some years after those announced, provisionally: a request at the end of
/// the last one is due all the same
public record Rules(Policy policy, WorkingDayCalendar calendar) {
    private static final int YEARS_AHEAD = 3;

    public Rules {
        calendar = calendar.continued(YEARS_AHEAD);
    }

    /// The version that decisions under these rules name.
    public PolicyVersion version() {
        return policy.version();
    }

    /// Whether the policy has this category of data.
    public boolean knows(CategoryCode category) {
        return policy.dataCategory(category).isPresent();
    }

    /// Whether the policy has this ground.
    public boolean knows(GroundCode ground) {
        return policy.ground(ground).isPresent();
    }

    /// Whether the policy has this channel.
    public boolean knows(ChannelCode channel) {
        return policy.channel(channel).isPresent();
    }

    /// Whether the policy has this method.
    public boolean knows(MethodCode method) {
        return policy.method(method).isPresent();
    }

    /// Whether this reason may be given for this.
    public boolean gives(ReasonKind kind, ReasonCode code) {
        return policy.reason(kind, code).isPresent();
    }

    /// Whether a norm belongs to an act that the policy names.
    public boolean cites(ArticleCode article) {
        return policy.cites(article);
    }

    /// Every purpose that may rest on consent.
    public List<PurposeCode> consentPurposes() {
        return policy.document().purposes().stream()
                .filter(purpose -> purpose.consent() != ConsentForm.NONE)
                .map(Purpose::code)
                .sorted()
                .toList();
    }

    /// Whether a purpose may rest on consent.
    public boolean restsOnConsent(PurposeCode purpose) {
        return consentPurposes().contains(purpose);
    }

    /// The ways to appeal against a refusal.
    public List<Appeal> appeals() {
        return Objects.requireNonNullElse(policy.document().appeals(), List.of());
    }

    /// Whether the policy lets this kind of processing pass a block.
    public boolean passesBlock(PassageCode passage) {
        return policy.document().passesBlock().stream()
                .anyMatch(known -> known.code().equals(passage));
    }

    /// Whether a disclosure is this kind of processing, which passes a block. What passes for any purpose does so on a
    /// ground of its own, which only a letter of a state body shows.
    public boolean passesFor(PassageCode passage, PurposeCode purpose, DisclosureKind kind) {
        ProcessingAction action =
                kind == DisclosureKind.DISTRIBUTION ? ProcessingAction.DISTRIBUTE : ProcessingAction.PROVIDE;
        return policy.document().passesBlock().stream()
                .anyMatch(known -> known.code().equals(passage)
                        && known.actions().contains(action)
                        && (known.purpose() == null
                                ? kind == DisclosureKind.STATE
                                : known.purpose().equals(purpose)));
    }

    /// Whether a use inside the operator is this kind of processing, which passes a block. What passes for any purpose
    /// does so on a ground that no such question shows.
    public boolean passesFor(PassageCode passage, PurposeCode purpose, ProcessingAction action) {
        return policy.document().passesBlock().stream()
                .anyMatch(known -> known.code().equals(passage)
                        && known.actions().contains(action)
                        && purpose.equals(known.purpose()));
    }

    /// Whether somebody may agree to what needs this approval.
    public boolean mayApprove(String approval, Actor actor) {
        return policy.approval(new ApprovalCode(approval))
                .filter(known -> actor.role() != null && known.roles().contains(actor.role()))
                .isPresent();
    }

    /// The systems that are told about these categories; every system when there are none. Whether a
    /// system has said that it holds the person's data makes no difference: a block or a question must
    /// not depend on that.
    public List<Holder> recipients(List<CategoryCode> categories) {
        return policy.document().holders().stream()
                .filter(holder -> holder.kind() == HolderKind.SYSTEM && holder.transport() == Transport.KAFKA)
                .filter(holder ->
                        categories.isEmpty() || categories.stream().anyMatch(category -> holder.holds(category)))
                .toList();
    }

    /// Whether this holder is among the recipients.
    public boolean isRecipient(HolderCode holder, List<CategoryCode> categories) {
        return recipients(categories).stream().anyMatch(known -> known.code().equals(holder));
    }

    /// The deadline of a rule under a profile.
    public Optional<Deadline> deadline(String rule, DeadlineProfile profile) {
        return policy.deadline(new RuleCode(rule), profile);
    }
}
