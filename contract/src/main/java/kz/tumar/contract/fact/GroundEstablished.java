package kz.tumar.contract.fact;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.GroundId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectCategoryCode;
import org.jspecify.annotations.Nullable;

/// A lawful ground stands (clauses 4.1, 2.6.1).
///
/// @param groundId as its system named it
/// @param system the system that claimed it
/// @param ground which kind
/// @param article the norm
/// @param contract the sealed contract reference
/// @param purposes the purposes
/// @param categories the categories
/// @param subjectCategory in which capacity the person is known (clause 5.2)
/// @param endsOn its last day
/// @param reviewOn the review date
public record GroundEstablished(
        GroundId groundId,
        HolderCode system,
        GroundCode ground,
        @Nullable ArticleCode article,
        @Nullable SealedContent contract,
        List<PurposeCode> purposes,
        List<CategoryCode> categories,
        SubjectCategoryCode subjectCategory,
        @Nullable LocalDate endsOn,
        @Nullable LocalDate reviewOn)
        implements ConsentFact {
    public GroundEstablished {
        purposes = List.copyOf(purposes);
        categories = List.copyOf(categories);
    }
}
