package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.DisclosureId;

/// The person was told of a disclosure (art. 19 of Law 94-V).
///
/// @param disclosureId the disclosure
/// @param channel through which channel
/// @param actor who did it
public record DisclosureNotified(DisclosureId disclosureId, ChannelCode channel, Actor actor) implements ConsentFact {}
