package kz.tumar.consent.decision;

import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.policy.ClaimRight;
import kz.tumar.policy.ConsentForm;
import kz.tumar.policy.DataCategory;
import kz.tumar.policy.GroundKind;
import kz.tumar.policy.Policy;
import org.jspecify.annotations.Nullable;

/// One version of the policy, asked in the words of the wire.
public record Rules(Policy policy) {

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

    boolean knows(ChannelCode channel) {
        return policy.channel(channel).isPresent();
    }

    boolean knows(SubjectCategoryCode person) {
        return policy.subjectCategory(person).isPresent();
    }

    boolean knows(RecipientCode recipient) {
        return policy.recipient(recipient).isPresent();
    }

    /// Whether a visitor chooses this category of cookies (clauses 6.3, 6.6).
    boolean chosen(CategoryCode cookies) {
        return policy.document().cookies().categories().stream()
                .anyMatch(category -> category.optIn() && category.code().equals(cookies));
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
        return policy.dataOf(purpose, person).contains(category);
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
        return policy.groundsFor(purpose, person).contains(ground);
    }

    /// The code under which the policy lets this purpose rest on consent for such a person, if it does.
    Optional<GroundCode> consent(PurposeCode purpose, SubjectCategoryCode person) {
        if (form(purpose) == ConsentForm.NONE) {
            return Optional.empty();
        }
        return policy.groundsFor(purpose, person).stream()
                .filter(ground -> kind(ground) == GroundKind.CONSENT)
                .min(GroundCode::compareTo);
    }

    /// The statute that carries this purpose for such a person by itself: where the policy allows no ground but
    /// law, law needs no one to establish it.
    Optional<GroundCode> statute(PurposeCode purpose, SubjectCategoryCode person) {
        Set<GroundCode> grounds = policy.groundsFor(purpose, person);
        return grounds.stream().allMatch(ground -> kind(ground) == GroundKind.LAW)
                ? grounds.stream().min(GroundCode::compareTo)
                : Optional.empty();
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
