package kz.tumar.contract.fact;

import java.time.Instant;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.SubjectRef;

/// The applicant of a filing nobody could match was found: from here on the case and its block bind this person.
///
/// @param caseId the case
/// @param reference a reference of the person
/// @param matchedAt when that was known
public record ApplicantMatched(CaseId caseId, SubjectRef reference, Instant matchedAt) implements RequestFact {}
