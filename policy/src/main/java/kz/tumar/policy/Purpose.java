package kz.tumar.policy;

import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ConsentKind;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import org.jspecify.annotations.Nullable;

/// A purpose of processing: what may be done, about whom, with which data, on which grounds. Whatever it does not
/// name is refused. Consent to it may be refused without losing the service, unless `mandatory` cites the norm that
/// makes
/// it compulsory (clause 5.1).
public record Purpose(
        PurposeCode code,
        LocalizedText title,
        Clause clause,
        ConsentForm consent,
        Set<ProcessingAction> actions,
        Set<SubjectCategoryCode> subjectCategories,
        Set<CategoryCode> dataCategories,
        Set<GroundCode> grounds,
        @Nullable LegalFigure mandatory) {
    public Purpose {
        actions = Set.copyOf(actions);
        subjectCategories = Set.copyOf(subjectCategories);
        dataCategories = Set.copyOf(dataCategories);
        grounds = Set.copyOf(grounds);
    }

    /// Whether the purpose may use this category of data.
    public boolean covers(CategoryCode category) {
        return dataCategories.contains(category);
    }

    /// The kind of consent it needs; empty where it never rests on one.
    public Optional<ConsentKind> kind() {
        return switch (consent) {
            case NONE -> Optional.empty();
            case ORDINARY -> Optional.of(ConsentKind.GENERAL);
            case PRIOR -> Optional.of(ConsentKind.MARKETING);
            case EXPLICIT -> Optional.of(ConsentKind.BIOMETRIC);
            case SEPARATE_DOCUMENT -> Optional.of(ConsentKind.DISTRIBUTION);
            case COOKIE_CHOICE -> Optional.of(ConsentKind.COOKIE);
        };
    }

    /// The norm without which nobody may be denied anything for refusing this consent (clause 5.1).
    public Optional<LegalFigure> compulsion() {
        return Optional.ofNullable(mandatory);
    }
}
