package kz.tumar.contract.claim;

import kz.tumar.contract.ActedBy;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.PurposeCode;

/// A person withdrew consent for one purpose; never refused as "not given" (clause 8.4).
///
/// @param purpose the purpose
/// @param channel through which channel
/// @param actedBy who spoke for the person
public record ConsentWithdrawn(PurposeCode purpose, ChannelCode channel, ActedBy actedBy) implements Claim {}
