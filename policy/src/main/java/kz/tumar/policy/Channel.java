package kz.tumar.policy;

import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.ChannelCode;
import org.jspecify.annotations.Nullable;

/// A way in which what a person says reaches the operator; there is no other.
///
/// @param form the form that what comes this way has, and so an answer to it, unless another is asked for (clause 8.1)
public record Channel(
        ChannelCode code, LocalizedText title, @Nullable AnswerForm form) {}
