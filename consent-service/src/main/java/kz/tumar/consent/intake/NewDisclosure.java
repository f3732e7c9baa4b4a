package kz.tumar.consent.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ContractCode;
import kz.tumar.contract.CountryCode;
import kz.tumar.contract.DisclosureKind;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.DisclosureMade;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// A disclosure that a system asks about.
record NewDisclosure(
        @Nullable SubjectRef subject,
        @Nullable DisclosureKind kind,
        @Nullable RecipientCode recipient,
        @Nullable PurposeCode purpose,
        @Nullable List<CategoryCode> categories,
        @Nullable SubjectCategoryCode subjectCategory,
        @Nullable CountryCode country,
        @Nullable ArticleCode article,
        @Nullable Numbered letter,
        @Nullable SealedContent contract,
        @Nullable ContractCode under) {
    private static final int MOST = 1_000;

    /// Whom it is about.
    SubjectRef about() {
        return Objects.requireNonNull(subject);
    }

    /// The disclosure in the words of the claim that it was made.
    ///
    /// @throws ProblemException with everything that is missing
    DisclosureMade asClaim() {
        var missing = new ArrayList<Violation>();
        require(missing, subject, "/subject");
        require(missing, kind, "/kind");
        require(missing, purpose, "/purpose");
        require(missing, subjectCategory, "/subjectCategory");
        if (categories == null || categories.isEmpty() || categories.size() > MOST) {
            missing.add(new Violation("/categories", "minItems", "at least one code"));
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, missing);
        }
        return new DisclosureMade(
                Objects.requireNonNull(kind),
                recipient,
                Objects.requireNonNull(purpose),
                Objects.requireNonNull(categories),
                Objects.requireNonNull(subjectCategory),
                country,
                article,
                letter,
                contract,
                null,
                under);
    }

    private static void require(List<Violation> missing, @Nullable Object value, String path) {
        if (value == null) {
            missing.add(new Violation(path, "required", "a value"));
        }
    }
}
