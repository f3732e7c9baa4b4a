package kz.tumar.consent.lookup;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// A question as it stands in a URL.
class AskedInQuery {
    @QueryParam("subject")
    @Nullable
    String subject;

    @QueryParam("purpose")
    @Nullable
    String purpose;

    @QueryParam("category")
    @Nullable
    String category;

    @QueryParam("subjectCategory")
    @Nullable
    String subjectCategory;

    @QueryParam("action")
    @Nullable
    String action;

    @QueryParam("disclosure")
    @Nullable
    String disclosure;

    @QueryParam("recipient")
    @Nullable
    String recipient;

    @QueryParam("country")
    @Nullable
    String country;

    @QueryParam("under")
    @Nullable
    String under;

    @QueryParam("article")
    @Nullable
    String article;

    @QueryParam("letter")
    @Nullable
    String letter;

    @QueryParam("employee")
    @Nullable
    String employee;

    Asked asked() {
        return new Asked(
                subject,
                purpose,
                category,
                subjectCategory,
                action,
                disclosure,
                recipient,
                country,
                under,
                article,
                letter,
                employee);
    }
}
