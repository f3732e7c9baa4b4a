package kz.tumar.contract.fact;

import kz.tumar.contract.ChannelCode;

/// Somebody whom nobody has recognised yet filed a request: this reference stands for them until they are found among
/// the known ones and linked. consent-service issues it to request-service as soon as it reads this.
///
/// @param channel through which channel they came
public record ApplicantRegistered(ChannelCode channel) implements RequestFact {}
