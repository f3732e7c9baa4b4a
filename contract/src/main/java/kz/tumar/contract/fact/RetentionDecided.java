package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.DecisionId;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RetentionOutcome;
import org.jspecify.annotations.Nullable;

/// A person decided what becomes of a category for which no confirmed legal figure says how long it is kept.
///
/// @param decisionId names the decision
/// @param category the category
/// @param outcome that it goes, or that it stays locked
/// @param on the day from which it goes, or on which the lock is looked at again
/// @param purpose the purpose that ended
/// @param ground the ground that holds it
/// @param article the norm that holds it
/// @param actor who decided or agreed
/// @param last whether no further person has to agree; until then nothing follows
public record RetentionDecided(
        DecisionId decisionId,
        CategoryCode category,
        RetentionOutcome outcome,
        LocalDate on,
        @Nullable PurposeCode purpose,
        @Nullable GroundCode ground,
        @Nullable ArticleCode article,
        Actor actor,
        boolean last)
        implements RetentionFact {}
