package kz.tumar.contract.fact;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Provenance;
import kz.tumar.contract.SubjectCategoryCode;

/// A system holds data about a person (clause 2.2).
///
/// @param system the system that claimed it
/// @param categories the categories
/// @param subjectCategory in which capacity the person is known (clause 5.2)
/// @param provenance where it came from
/// @param automated by computer or not
/// @param since since when
public record DataHeld(
        HolderCode system,
        List<CategoryCode> categories,
        SubjectCategoryCode subjectCategory,
        Provenance provenance,
        boolean automated,
        LocalDate since)
        implements ConsentFact {
    public DataHeld {
        categories = List.copyOf(categories);
    }
}
