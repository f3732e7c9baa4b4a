package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Numbered;

/// The authority granted more time for an inquiry by a letter of its own; it is no extension of ours.
///
/// @param caseId the case
/// @param letter the number of that letter
/// @param letterDate its date
/// @param due the date granted
/// @param actor who recorded it
public record InquiryTermGranted(CaseId caseId, Numbered letter, LocalDate letterDate, LocalDate due, Actor actor)
        implements RequestFact {}
