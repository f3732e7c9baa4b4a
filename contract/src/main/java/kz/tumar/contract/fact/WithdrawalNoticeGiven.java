package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.WithdrawalNoticeId;

/// A recipient of data was told of a withdrawal, once or again, or said that it has stopped.
///
/// @param noticeId the notice
/// @param channel through which channel
/// @param acknowledged whether the recipient said that it has stopped; until then it is told again
/// @param actor who told it, or was told by it
public record WithdrawalNoticeGiven(WithdrawalNoticeId noticeId, ChannelCode channel, boolean acknowledged, Actor actor)
        implements ConsentFact {}
