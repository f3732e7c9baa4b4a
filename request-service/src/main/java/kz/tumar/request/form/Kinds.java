package kz.tumar.request.form;

import io.quarkus.qute.TemplateData;
import java.util.List;
import kz.tumar.policy.Language;
import kz.tumar.request.page.Words;

/// What can be asked for, in words.
final class Kinds {
    private Kinds() {}

    /// One kind, and where its form is.
    @TemplateData
    record Kind(String href, String title, String text) {}

    static List<Kind> in(Language language) {
        return Asked.KINDS.stream()
                .map(kind -> new Kind(
                        "/form/" + Asked.path(kind),
                        Words.of(language, kind),
                        Words.of(language, "intro." + kind.name())))
                .toList();
    }
}
