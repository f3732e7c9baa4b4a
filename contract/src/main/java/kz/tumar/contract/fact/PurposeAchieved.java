package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;

/// A purpose was achieved for a person (clause 8.4).
///
/// @param system the system that claimed it
/// @param purpose the purpose
/// @param subjectCategory in which capacity the person is known (clause 5.2)
/// @param achievedOn the day
public record PurposeAchieved(
        HolderCode system, PurposeCode purpose, SubjectCategoryCode subjectCategory, LocalDate achievedOn)
        implements RetentionFact {}
