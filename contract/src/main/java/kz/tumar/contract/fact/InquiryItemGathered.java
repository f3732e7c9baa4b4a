package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.InquiryEvidence;

/// An officer said what is enclosed for an item of an inquiry, or why nothing is. What was said later holds.
///
/// @param caseId the case
/// @param evidence what is enclosed
/// @param actor who said so
public record InquiryItemGathered(CaseId caseId, InquiryEvidence evidence, Actor actor) implements RequestFact {}
