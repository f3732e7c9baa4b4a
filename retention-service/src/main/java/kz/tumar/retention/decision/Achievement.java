package kz.tumar.retention.decision;

import java.time.LocalDate;
import java.util.Optional;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.policy.Policy;

/// A system's claim that a purpose was achieved, however it came in.
public record Achievement(PurposeCode purpose, SubjectCategoryCode subjectCategory, LocalDate achievedOn) {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    /// What is wrong with it.
    ///
    /// @param field the field it is about
    /// @param rule what it should be
    public record Wrong(ProblemType problem, String field, String rule) {}

    /// What is wrong with it for ever, whoever it is about.
    public Optional<Wrong> wrong(Policy policy, HolderCode system, LocalDate claimedOn) {
        var known = policy.purpose(purpose);
        if (known.isEmpty()) {
            return wrong(ProblemType.UNKNOWN_PURPOSE, "purpose", "known-purpose");
        }
        if (!policy.mayClaim(system, "PurposeAchieved", purpose, null).granted()) {
            return wrong(ProblemType.CLAIM_NOT_ALLOWED, "purpose", "granted-claim");
        }
        if (!known.get().subjectCategories().contains(subjectCategory)) {
            return wrong(ProblemType.SUBJECT_CATEGORY_OUTSIDE_PURPOSE, "subjectCategory", "category-of-purpose");
        }
        return implausible(claimedOn);
    }

    /// Terms run from that day: one in another century would end or keep them for ever. The sender's calendar may
    /// be a day ahead of ours.
    private Optional<Wrong> implausible(LocalDate claimedOn) {
        if (achievedOn.isBefore(EARLIEST)) {
            return wrong(ProblemType.TIME_IMPLAUSIBLE, "achievedOn", "since-2000");
        }
        return achievedOn.isAfter(claimedOn.plusDays(1))
                ? wrong(ProblemType.TIME_IN_FUTURE, "achievedOn", "not-after-the-claim")
                : Optional.empty();
    }

    private static Optional<Wrong> wrong(ProblemType problem, String field, String rule) {
        return Optional.of(new Wrong(problem, field, rule));
    }
}
