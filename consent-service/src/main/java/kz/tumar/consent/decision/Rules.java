package kz.tumar.consent.decision;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.ConsentKind;
import kz.tumar.contract.ContractCode;
import kz.tumar.contract.CountryCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PassageCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.policy.Addition;
import kz.tumar.policy.ClaimRight;
import kz.tumar.policy.ConsentForm;
import kz.tumar.policy.DataCategory;
import kz.tumar.policy.FieldCode;
import kz.tumar.policy.GroundKind;
import kz.tumar.policy.LegalFigure;
import kz.tumar.policy.Policy;
import kz.tumar.policy.ProcessorContract;
import kz.tumar.policy.Purpose;
import kz.tumar.policy.Recipient;
import org.jspecify.annotations.Nullable;

/// One version of the policy, asked in the words of the wire. What follows from it for a purpose and a person's
/// capacity is worked out once for as long as these rules are kept.
public final class Rules {
    private final Policy policy;
    private final Map<Scoped.Scope, Scoped> scopes = new ConcurrentHashMap<>();

    public Rules(Policy policy) {
        this.policy = policy;
    }

    /// Whether one of these kinds of processing is this action for this purpose on this ground.
    boolean passes(Collection<PassageCode> passages, PurposeCode purpose, GroundCode ground, ProcessingAction action) {
        return policy.document().passesBlock().stream()
                .anyMatch(known -> passages.contains(known.code()) && known.lets(purpose, ground, action));
    }

    public Policy policy() {
        return policy;
    }

    private Scoped scoped(PurposeCode purpose, SubjectCategoryCode person) {
        var scope = new Scoped.Scope(purpose, person);
        Scoped known = scopes.get(scope);
        if (known == null && concerns(purpose, person)) {
            known = Scoped.of(policy, scope);
            scopes.put(scope, known);
        }
        return known == null ? Scoped.NOTHING : known;
    }

    /// The version that every decision under these rules names.
    public PolicyVersion version() {
        return policy.version();
    }

    boolean knows(PurposeCode purpose) {
        return policy.purpose(purpose).isPresent();
    }

    boolean knows(CategoryCode category) {
        return data(category).isPresent();
    }

    boolean knows(GroundCode ground) {
        return policy.ground(ground).isPresent();
    }

    /// Whether the policy has this channel.
    public boolean knows(ChannelCode channel) {
        return policy.channel(channel).isPresent();
    }

    boolean knows(SubjectCategoryCode person) {
        return policy.subjectCategory(person).isPresent();
    }

    boolean knows(RecipientCode recipient) {
        return recipient(recipient).isPresent();
    }

    Optional<Recipient> recipient(RecipientCode code) {
        return policy.recipient(code);
    }

    /// The norm of a ground.
    ArticleCode articleOf(GroundCode ground) {
        return policy.ground(ground).orElseThrow().legal().article();
    }

    /// The open category to which an order added a field, if one did.
    Optional<CategoryCode> addition(FieldCode field) {
        return policy.addition(field).map(Addition::dataCategory);
    }

    /// The operator's own country.
    CountryCode home() {
        return new CountryCode(policy.operator().country());
    }

    boolean atHome(CountryCode country) {
        return country.value().equals(policy.operator().country());
    }

    /// The kind of consent a purpose needs, where it may rest on one.
    Optional<ConsentKind> kindOf(PurposeCode purpose) {
        return policy.purpose(purpose).flatMap(Purpose::kind);
    }

    /// Whether the policy asks for consent to this purpose.
    public boolean asksFor(PurposeCode purpose) {
        return kindOf(purpose).isPresent();
    }

    /// The norm that makes consent to a purpose compulsory, if one does (clause 5.1).
    public Optional<ArticleCode> compulsion(PurposeCode purpose) {
        return policy.purpose(purpose).flatMap(Purpose::compulsion).map(LegalFigure::article);
    }

    /// The purposes about such a person that do not need the consent that one of them needs (clause 5.1).
    public List<PurposeCode> withoutConsentTo(PurposeCode refused, SubjectCategoryCode person) {
        return policy.document().purposes().stream()
                .map(Purpose::code)
                .filter(code -> !code.equals(refused))
                .filter(code ->
                        policy.groundsFor(code, person).stream().anyMatch(ground -> kind(ground) != GroundKind.CONSENT))
                .toList();
    }

    /// Whether this version changed a purpose so much that what was consented to before no longer stands (clause 9.1).
    boolean superseded(Statement.Given given) {
        return superseded(given.purpose(), given.at(), given.terms().textVersion());
    }

    /// The same of a consent to a purpose, given at a moment to the text of a version.
    public boolean superseded(PurposeCode purpose, Instant given, @Nullable PolicyVersion shown) {
        if (policy.document().changes().isEmpty() || !policy.materiallyChanged().contains(purpose)) {
            return false;
        }
        return given.isBefore(since(policy)) || olderText(shown);
    }

    private boolean olderText(@Nullable PolicyVersion shown) {
        return shown != null && shown.value().compareTo(version().value()) < 0;
    }

    /// The first moment at which a version is in force.
    public static Instant since(Policy policy) {
        return policy.document()
                .effectiveFrom()
                .atStartOfDay(policy.operator().timeZone())
                .toInstant();
    }

    /// Whether a visitor chooses this category of cookies (clauses 6.3, 6.6).
    boolean chosen(CategoryCode cookies) {
        return policy.document().cookies().categories().stream()
                .anyMatch(category -> category.optIn() && category.code().equals(cookies));
    }

    Optional<ProcessorContract> contract(ContractCode code) {
        return policy.contract(code);
    }

    boolean cites(ArticleCode article) {
        return policy.cites(article);
    }

    /// Whether this system is a holder of the policy.
    public boolean knows(HolderCode system) {
        return policy.holder(system).isPresent();
    }

    boolean concerns(PurposeCode purpose, SubjectCategoryCode person) {
        return policy.purpose(purpose)
                .filter(known -> known.subjectCategories().contains(person))
                .isPresent();
    }

    boolean covers(PurposeCode purpose, SubjectCategoryCode person, CategoryCode category) {
        return scoped(purpose, person).data().contains(category);
    }

    boolean includes(PurposeCode purpose, ProcessingAction action) {
        return policy.purpose(purpose)
                .filter(known -> known.actions().contains(action))
                .isPresent();
    }

    /// Whether a person in this capacity may have data of this category at all (clause 5.2), our own proofs
    /// included.
    boolean mayHave(SubjectCategoryCode person, CategoryCode category) {
        return policy.subjectCategory(person)
                        .filter(known -> known.dataCategories().contains(category))
                        .isPresent()
                || data(category).filter(DataCategory::evidence).isPresent();
    }

    boolean holds(HolderCode holder, CategoryCode category) {
        return policy.holder(holder).filter(known -> known.holds(category)).isPresent();
    }

    /// Whether a holder may make this claim, about this purpose and on this ground where there are any.
    public ClaimRight mayClaim(
            HolderCode holder, String claim, @Nullable PurposeCode purpose, @Nullable GroundCode ground) {
        return policy.mayClaim(holder, claim, purpose, ground);
    }

    boolean fits(PurposeCode purpose, SubjectCategoryCode person, GroundCode ground) {
        return scoped(purpose, person).grounds().contains(ground);
    }

    /// The code under which the policy lets this purpose rest on consent for such a person, if it does.
    Optional<GroundCode> consent(PurposeCode purpose, SubjectCategoryCode person) {
        return scoped(purpose, person).consent();
    }

    /// The statute that carries this purpose for such a person by itself: where the policy allows no ground but
    /// law, law needs no one to establish it.
    Optional<GroundCode> statute(PurposeCode purpose, SubjectCategoryCode person) {
        return scoped(purpose, person).statute();
    }

    GroundKind kind(GroundCode ground) {
        return policy.ground(ground).orElseThrow().kind();
    }

    ConsentForm form(PurposeCode purpose) {
        return policy.purpose(purpose).orElseThrow().consent();
    }

    Optional<DataCategory> data(CategoryCode category) {
        return policy.dataCategory(category);
    }
}
