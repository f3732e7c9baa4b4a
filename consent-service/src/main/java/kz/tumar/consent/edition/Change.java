package kz.tumar.consent.edition;

import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that differs between two versions, in words.
///
/// @param item what it is about, such as a purpose
/// @param field what of it, absent where the whole is new or gone
/// @param before absent where it is new
/// @param after absent where it is gone
@TemplateData
record Change(
        String item,
        @Nullable String field,
        @Nullable String before,
        @Nullable String after) {
    /// What differs in one part of the policy.
    @TemplateData
    record Section(String title, List<Change> changes) {
        Section {
            changes = List.copyOf(changes);
        }
    }
}
