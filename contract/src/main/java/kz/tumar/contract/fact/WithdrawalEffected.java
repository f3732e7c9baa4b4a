package kz.tumar.contract.fact;

import java.time.Instant;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.PurposeCode;

/// The withdrawal of consent that a request asked for took effect for a purpose.
///
/// @param caseId the case
/// @param purpose the purpose
/// @param since from when on
public record WithdrawalEffected(CaseId caseId, PurposeCode purpose, Instant since) implements RequestFact {}
