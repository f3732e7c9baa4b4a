package kz.tumar.contract.fact;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.GroundId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/// A withdrawal can't take effect for these categories (art. 8(2) of Law 94-V); for everything else it did.
///
/// @param system the system that claimed the withdrawal
/// @param purpose the purpose
/// @param categories the categories that stay
/// @param reason why, one of the policy's reasons to limit a withdrawal
/// @param article the norm
/// @param ground the ground they stay under
/// @param groundId which, where one was established
/// @param until the last day of that ground, where known
/// @param saidBy the reference under which the person withdrew
public record WithdrawalLimited(
        HolderCode system,
        PurposeCode purpose,
        List<CategoryCode> categories,
        ReasonCode reason,
        ArticleCode article,
        GroundCode ground,
        @Nullable GroundId groundId,
        @Nullable LocalDate until,
        SubjectRef saidBy)
        implements ConsentFact {
    public WithdrawalLimited {
        categories = List.copyOf(categories);
    }
}
