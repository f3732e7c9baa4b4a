package kz.tumar.contract.claim;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.GroundId;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectCategoryCode;
import org.jspecify.annotations.Nullable;

/// A lawful ground other than consent exists (clauses 4.1, 2.6.1).
///
/// @param groundId names the ground for its end
/// @param ground which kind of ground
/// @param article the norm, where the ground is a norm
/// @param contract the sealed contract reference, where it is a contract
/// @param purposes the purposes it serves, at least one
/// @param categories the categories it covers, at least one
/// @param subjectCategory in which capacity the person is known (clause 5.2)
/// @param endsOn its last day, where known
/// @param reviewOn when to look again, where its end is not known
public record GroundEstablished(
        GroundId groundId,
        GroundCode ground,
        @Nullable ArticleCode article,
        @Nullable SealedContent contract,
        List<PurposeCode> purposes,
        List<CategoryCode> categories,
        SubjectCategoryCode subjectCategory,
        @Nullable LocalDate endsOn,
        @Nullable LocalDate reviewOn)
        implements Claim {
    public GroundEstablished {
        purposes = List.copyOf(purposes);
        categories = List.copyOf(categories);
    }
}
