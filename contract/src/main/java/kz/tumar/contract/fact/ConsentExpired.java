package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.ExpiryCause;
import kz.tumar.contract.PurposeCode;

/// A consent ran out by itself.
///
/// @param consentId the consent
/// @param purpose its purpose
/// @param lastDay the last day on which it stood
/// @param cause why
public record ConsentExpired(ConsentId consentId, PurposeCode purpose, LocalDate lastDay, ExpiryCause cause)
        implements ConsentFact {}
