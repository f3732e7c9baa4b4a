package kz.tumar.contract.claim;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Provenance;
import kz.tumar.contract.SubjectCategoryCode;

/// The sender holds data of the named categories about this person (clauses 2.2, 7.5).
///
/// @param categories the categories, at least one
/// @param subjectCategory in which capacity the person is known (clause 5.2)
/// @param provenance where it came from
/// @param automated whether it is processed by computer (clause 7.3)
/// @param since since when
public record DataHeld(
        List<CategoryCode> categories,
        SubjectCategoryCode subjectCategory,
        Provenance provenance,
        boolean automated,
        LocalDate since)
        implements Claim {
    public DataHeld {
        categories = List.copyOf(categories);
    }
}
