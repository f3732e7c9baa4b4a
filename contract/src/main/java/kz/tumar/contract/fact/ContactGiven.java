package kz.tumar.contract.fact;

import kz.tumar.contract.CaseId;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.TextLanguage;

/// Where messages about a request go, and in which language. The latest one holds.
///
/// @param caseId the case
/// @param address the sealed address
/// @param language the language the applicant reads
public record ContactGiven(CaseId caseId, SealedContent address, TextLanguage language) implements RequestFact {}
