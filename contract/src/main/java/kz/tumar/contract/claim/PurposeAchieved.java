package kz.tumar.contract.claim;

import java.time.LocalDate;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;

/// The purpose of processing this person's data was achieved (clause 8.4).
///
/// @param purpose the purpose
/// @param subjectCategory in which capacity the person is known (clause 5.2)
/// @param achievedOn the day it was achieved
public record PurposeAchieved(PurposeCode purpose, SubjectCategoryCode subjectCategory, LocalDate achievedOn)
        implements Claim {}
