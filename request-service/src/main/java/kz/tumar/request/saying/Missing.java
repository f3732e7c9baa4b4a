package kz.tumar.request.saying;

import java.util.List;
import kz.tumar.contract.MissingItem;
import kz.tumar.policy.Language;
import kz.tumar.request.page.Words;

/// What clause 8.1 wants and a request lacks, in words.
public final class Missing {
    private Missing() {}

    /// Each item in words.
    public static List<String> in(Language language, List<MissingItem> items) {
        return items.stream().map(item -> Words.of(language, item)).toList();
    }
}
