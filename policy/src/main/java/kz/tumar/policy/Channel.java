package kz.tumar.policy;

import kz.tumar.contract.ChannelCode;

/// A way in which what a person says reaches the operator; there is no other.
public record Channel(ChannelCode code, LocalizedText title) {}
