package kz.tumar.consent.cookie;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/// A choice as the banner made it and the site's backend hands it over, with the reference of who made it.
///
/// @param id the same however often it is handed over
/// @param subject the reference that was issued to the site for this visitor
/// @param at when it was made, by the visitor's clock
/// @param shownAt when the banner appeared before it
/// @param textHash the digest of what was shown
/// @param categories the categories chosen; none: the essential alone
/// @param before those that had been chosen before
record Chosen(
        @Nullable UUID id,
        @Nullable SubjectRef subject,
        @Nullable OffsetDateTime at,
        @Nullable OffsetDateTime shownAt,
        @Nullable String language,
        @Nullable PolicyVersion policyVersion,
        @Nullable Sha256 textHash,
        @Nullable List<CategoryCode> categories,
        @Nullable List<CategoryCode> before,
        @Nullable Boolean globalPrivacyControl) {}
