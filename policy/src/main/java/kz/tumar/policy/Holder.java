package kz.tumar.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SubjectCategoryCode;
import org.jspecify.annotations.Nullable;

/// A place where data lies: who it is, what it keeps, how it is commanded, and what it may claim.
/// `primary` marks the primary store of clause 7.10; outside Kazakhstan it needs the norm that excepts it.
/// `mode` is how it begins; an order makes an observing holder an enforcing one.
public record Holder(
        HolderCode code,
        LocalizedText title,
        HolderKind kind,
        String country,
        boolean primary,
        @Nullable ArticleCode exception,
        Transport transport,
        Presence presence,
        Duration confirmationTime,
        Mode mode,
        List<Holding> holds,
        List<Grant> mayClaim) {
    public Holder {
        holds = List.copyOf(holds);
        mayClaim = List.copyOf(mayClaim);
    }

    /// Whether it keeps this category about anybody.
    public boolean holds(CategoryCode category) {
        return holds.stream().anyMatch(holding -> holding.dataCategories().contains(category));
    }

    /// Whether it keeps this category about persons of this category.
    public boolean holds(SubjectCategoryCode subject, CategoryCode category) {
        return holds.stream()
                .anyMatch(holding -> holding.subjectCategory().equals(subject)
                        && holding.dataCategories().contains(category));
    }

    /// The norm that lets a primary store lie abroad.
    public Optional<ArticleCode> abroadUnder() {
        return Optional.ofNullable(exception);
    }
}
