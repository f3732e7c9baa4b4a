package kz.tumar.consent.decision;

import java.util.List;
import java.util.function.BiConsumer;
import kz.tumar.consent.decision.Refusal.Findings;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import org.jspecify.annotations.Nullable;

/// Holds the codes in a claim against the policy: a code that nobody listed could carry anything into the log.
record CheckingCodes(Rules rules, Findings found) {
    static final String PURPOSE = "/data/purpose";
    static final String IN_POLICY = "policy";

    boolean known(PurposeCode purpose, String path) {
        boolean known = rules.knows(purpose);
        found.require(known, ProblemType.UNKNOWN_PURPOSE, path, IN_POLICY, "a purpose of the policy");
        return known;
    }

    void known(ChannelCode channel) {
        found.require(
                rules.knows(channel), ProblemType.UNKNOWN_CODE, "/data/channel", IN_POLICY, "a channel of the policy");
    }

    void cited(@Nullable ArticleCode article) {
        found.require(
                article == null || rules.cites(article),
                ProblemType.UNKNOWN_CODE,
                "/data/article",
                IN_POLICY,
                "a place in an act of the policy");
    }

    boolean knownCategory(CategoryCode category, String path) {
        boolean known = rules.knows(category);
        found.require(known, ProblemType.UNKNOWN_CATEGORY, path, IN_POLICY, "a category of the policy");
        return known;
    }

    void concerns(PurposeCode purpose, SubjectCategoryCode person) {
        found.require(
                rules.concerns(purpose, person),
                ProblemType.SUBJECT_CATEGORY_OUTSIDE_PURPOSE,
                "/data/subjectCategory",
                "purpose",
                "a category of persons that the purpose concerns");
    }

    void categories(List<PurposeCode> purposes, SubjectCategoryCode person, List<CategoryCode> categories) {
        each(categories, (path, category) -> {
            String at = "/data/categories" + path;
            if (knownCategory(category, at)) {
                found.require(
                        purposes.stream().allMatch(purpose -> rules.covers(purpose, person, category)),
                        ProblemType.CATEGORY_OUTSIDE_PURPOSE,
                        at,
                        "purpose",
                        "a category that the purpose covers for this category of persons");
            }
        });
    }

    static <T> void each(List<T> values, BiConsumer<String, T> check) {
        for (int i = 0; i < values.size(); i++) {
            check.accept("/" + i, values.get(i));
        }
    }
}
