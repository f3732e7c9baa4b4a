package kz.tumar.contract.fact;

import kz.tumar.contract.ActedBy;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectRef;

/// Consent for a purpose is withdrawn from the event's time on; stated for every linked reference (clause 8.4).
///
/// @param system the system that claimed it
/// @param purpose the purpose
/// @param channel through which channel
/// @param actedBy who spoke for the person
/// @param saidBy the reference under which the person said it
public record ConsentWithdrawn(
        HolderCode system, PurposeCode purpose, ChannelCode channel, ActedBy actedBy, SubjectRef saidBy)
        implements ConsentFact {}
