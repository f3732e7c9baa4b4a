package kz.tumar.request.answer;

import java.util.Collection;
import java.util.List;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.policy.LocalizedText;
import kz.tumar.policy.Policy;
import kz.tumar.request.answer.AnswerContent.Named;
import org.jspecify.annotations.Nullable;

/// Codes by the names that the policy gives them.
record Naming(Policy policy) {
    @Nullable
    Named recipient(@Nullable RecipientCode code) {
        return code == null
                ? null
                : policy.recipient(code)
                        .map(known -> new Named(code.value(), known.title()))
                        .orElseGet(() -> bare(code.value()));
    }

    Named system(HolderCode code) {
        return policy.holder(code)
                .map(known -> new Named(code.value(), known.title()))
                .orElseGet(() -> bare(code.value()));
    }

    Named purpose(PurposeCode code) {
        return policy.purpose(code)
                .map(known -> new Named(code.value(), known.title()))
                .orElseGet(() -> bare(code.value()));
    }

    Named ground(GroundCode code) {
        return policy.ground(code)
                .map(known -> new Named(code.value(), known.title()))
                .orElseGet(() -> bare(code.value()));
    }

    @Nullable
    String article(GroundCode code) {
        return policy.ground(code).map(known -> known.legal().article().value()).orElse(null);
    }

    List<Named> categories(Collection<CategoryCode> codes) {
        return codes.stream().map(this::category).toList();
    }

    Named category(CategoryCode code) {
        return policy.dataCategory(code)
                .map(known -> new Named(code.value(), known.title()))
                .orElseGet(() -> bare(code.value()));
    }

    static @Nullable String text(@Nullable ArticleCode article) {
        return article == null ? null : article.value();
    }

    /// A code that this version of the policy does not have any more.
    static Named bare(String code) {
        return new Named(code, new LocalizedText(code, code, code));
    }
}
