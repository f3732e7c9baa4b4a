package kz.tumar.policy;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.ContractCode;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.DutyCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.policy.calendar.Term;
import org.jspecify.annotations.Nullable;

/// One valid version of an operator's policy, and the questions services ask of it. Immutable; what it does not
/// name is not allowed.
public final class Policy {
    /// `whole`, or at most three numbers: too short for anything that names a person.
    private static final Pattern PLACE = Pattern.compile("whole|[0-9]{1,3}([.-][0-9]{1,3}){0,2}");

    private final PolicyDocument document;
    private final String sha256;
    private final Map<PurposeCode, Purpose> purposes;
    private final Map<CategoryCode, DataCategory> dataCategories;
    private final Map<SubjectCategoryCode, SubjectCategory> subjectCategories;
    private final Map<GroundCode, Ground> grounds;
    private final Map<HolderCode, Holder> holders;
    private final Map<RuleCode, DeadlineRule> deadlines;
    private final Map<ReasonCode, Reason> reasons;
    private final Map<ChannelCode, Channel> channels;
    private final Map<MethodCode, Method> methods;
    private final Map<ApprovalCode, Approval> approvals;
    private final Map<BrakeCode, Brake> brakes;
    private final Map<RecipientCode, Recipient> recipients;
    private final Map<DutyCode, Duty> duties;
    private final Map<FieldCode, Addition> additions;
    private final Map<ContractCode, ProcessorContract> contracts;

    /// @param document what the file says, already checked
    /// @param sha256 of the file's bytes, 64 lower-case hexadecimal digits
    public Policy(PolicyDocument document, String sha256) {
        this.document = document;
        this.sha256 = sha256;
        purposes = index(document.purposes(), Purpose::code);
        dataCategories = index(document.dataCategories(), DataCategory::code);
        subjectCategories = index(document.subjectCategories(), SubjectCategory::code);
        grounds = index(document.grounds(), Ground::code);
        holders = index(document.holders(), Holder::code);
        deadlines = index(document.deadlines(), DeadlineRule::code);
        reasons = index(document.reasons(), Reason::code);
        channels = index(document.channels(), Channel::code);
        methods = index(document.methods(), Method::code);
        approvals = index(document.approvals(), Approval::code);
        brakes = index(document.brakes(), Brake::code);
        recipients = index(document.recipients(), Recipient::code);
        duties = index(document.duties(), Duty::code);
        additions = index(document.additions(), Addition::code);
        contracts = index(Objects.requireNonNullElse(document.contracts(), List.of()), ProcessorContract::code);
    }

    private static <K, V> Map<K, V> index(Collection<V> values, Function<V, K> key) {
        var map = new LinkedHashMap<K, V>();
        values.forEach(value -> map.put(key.apply(value), value));
        return Map.copyOf(map);
    }

    /// Everything the file says, in the file's order.
    public PolicyDocument document() {
        return document;
    }

    /// The policy's name, the same in all its versions.
    public String id() {
        return document.id();
    }

    /// This version.
    public PolicyVersion version() {
        return document.version();
    }

    /// SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.
    public String sha256() {
        return sha256;
    }

    /// Who processes the data.
    public Operator operator() {
        return document.operator();
    }

    /// The purpose of this code, if the policy has it.
    public Optional<Purpose> purpose(PurposeCode code) {
        return Optional.ofNullable(purposes.get(code));
    }

    /// The category of data of this code, if the policy has it.
    public Optional<DataCategory> dataCategory(CategoryCode code) {
        return Optional.ofNullable(dataCategories.get(code));
    }

    /// The category of persons of this code, if the policy has it.
    public Optional<SubjectCategory> subjectCategory(SubjectCategoryCode code) {
        return Optional.ofNullable(subjectCategories.get(code));
    }

    /// The ground of this code, if the policy has it.
    public Optional<Ground> ground(GroundCode code) {
        return Optional.ofNullable(grounds.get(code));
    }

    /// The holder of this code, if the policy has it.
    public Optional<Holder> holder(HolderCode code) {
        return Optional.ofNullable(holders.get(code));
    }

    /// The reason of this code, if it may be given for this.
    public Optional<Reason> reason(ReasonKind kind, ReasonCode code) {
        return Optional.ofNullable(reasons.get(code)).filter(reason -> reason.kind() == kind);
    }

    /// Every reason that may be given for this, in the file's order.
    public List<Reason> reasons(ReasonKind kind) {
        return document.reasons().stream()
                .filter(reason -> reason.kind() == kind)
                .toList();
    }

    /// The channel of this code, if the policy has it.
    public Optional<Channel> channel(ChannelCode code) {
        return Optional.ofNullable(channels.get(code));
    }

    /// The method of this code, if the policy has it.
    public Optional<Method> method(MethodCode code) {
        return Optional.ofNullable(methods.get(code));
    }

    /// Whether this is a place in an act that the policy names.
    public boolean cites(ArticleCode article) {
        return document.acts().stream()
                .map(act -> act.code().value() + ".")
                .filter(article.value()::startsWith)
                .anyMatch(act ->
                        PLACE.matcher(article.value().substring(act.length())).matches());
    }

    /// The approval of this code, if the policy asks for it.
    public Optional<Approval> approval(ApprovalCode code) {
        return Optional.ofNullable(approvals.get(code));
    }

    /// The brake of this code, if the policy has it.
    public Optional<Brake> brake(BrakeCode code) {
        return Optional.ofNullable(brakes.get(code));
    }

    /// The recipient of this code, if the policy has it.
    public Optional<Recipient> recipient(RecipientCode code) {
        return Optional.ofNullable(recipients.get(code));
    }

    /// The duty of this code, if the policy has it.
    public Optional<Duty> duty(DutyCode code) {
        return Optional.ofNullable(duties.get(code));
    }

    /// The order that added this field to an open category of data, if one did (clause 5.1).
    public Optional<Addition> addition(FieldCode code) {
        return Optional.ofNullable(additions.get(code));
    }

    /// The contract of this code in the register of processors' contracts, if there is one (clause 2.6.1).
    public Optional<ProcessorContract> contract(ContractCode code) {
        return Optional.ofNullable(contracts.get(code));
    }

    /// What this version changed so much that consents given before no longer stand (clause 9.1).
    public Set<PurposeCode> materiallyChanged() {
        return document.changes().stream()
                .filter(Change::material)
                .map(Change::purpose)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Every holder that keeps this category about anybody, in the file's order.
    public List<Holder> holdersOf(CategoryCode category) {
        return document.holders().stream()
                .filter(holder -> holder.holds(category))
                .toList();
    }

    /// Every holder that keeps this category about persons the purpose concerns, in the file's order.
    public List<Holder> holdersFor(PurposeCode purpose, CategoryCode category) {
        var concerned = purpose(purpose).map(Purpose::subjectCategories).orElse(Set.<SubjectCategoryCode>of());
        return document.holders().stream()
                .filter(holder -> concerned.stream().anyMatch(subject -> holder.holds(subject, category)))
                .toList();
    }

    /// The data a purpose may use about a person of this category: clause 5.2's list cut to the purpose, and our own
    /// proofs.
    public Set<CategoryCode> dataOf(PurposeCode purpose, SubjectCategoryCode subject) {
        var wanted = purpose(purpose).filter(found -> found.subjectCategories().contains(subject));
        var person = subjectCategory(subject);
        if (wanted.isEmpty() || person.isEmpty()) {
            return Set.of();
        }
        var data = new HashSet<>(wanted.get().dataCategories());
        data.removeIf(category -> !person.get().dataCategories().contains(category)
                && !dataCategory(category).map(DataCategory::evidence).orElse(false));
        return Set.copyOf(data);
    }

    /// The grounds that may carry a purpose for a person of this category (clause 3.4 leaves employees those of law).
    public Set<GroundCode> groundsFor(PurposeCode purpose, SubjectCategoryCode subject) {
        var wanted = purpose(purpose).filter(found -> found.subjectCategories().contains(subject));
        var person = subjectCategory(subject);
        if (wanted.isEmpty() || person.isEmpty()) {
            return Set.of();
        }
        return wanted.get().grounds().stream()
                .filter(code -> ground(code)
                        .filter(found -> person.get().groundKinds().contains(found.kind()))
                        .isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// May this holder make this claim, about this purpose and on this ground where the claim has them?
    public ClaimRight mayClaim(
            HolderCode holder, String claim, @Nullable PurposeCode purpose, @Nullable GroundCode ground) {
        return holder(holder)
                .map(known -> ClaimRight.of(known, claim, purpose, ground))
                .orElse(ClaimRight.UNKNOWN_HOLDER);
    }

    /// The terms that keep or free this category when it is no longer needed for this purpose. Never empty for a pair
    /// the policy allows.
    public List<RetentionTerm> termsFor(PurposeCode purpose, CategoryCode category) {
        return document.retention().stream()
                .filter(term ->
                        term.purpose().equals(purpose) && term.dataCategories().contains(category))
                .toList();
    }

    /// A deadline under a profile; a profile's gap borrows the other's figure.
    public Optional<Deadline> deadline(RuleCode rule, DeadlineProfile profile) {
        return Optional.ofNullable(deadlines.get(rule)).map(found -> found.under(profile));
    }

    /// The deadline rule of this code, if the policy has it.
    public Optional<DeadlineRule> deadlineRule(RuleCode rule) {
        return Optional.ofNullable(deadlines.get(rule));
    }

    /// The passage that lets this processing go on under a block, if any.
    public Optional<BlockPassage> passage(PurposeCode purpose, GroundCode ground, ProcessingAction action) {
        return document.passesBlock().stream()
                .filter(passage -> passage.lets(purpose, ground, action))
                .findFirst();
    }

    /// The time between the decision to destroy and the order.
    public Term grace() {
        return document.destroy().grace();
    }

    @Override
    public String toString() {
        return id() + "/" + version();
    }
}
