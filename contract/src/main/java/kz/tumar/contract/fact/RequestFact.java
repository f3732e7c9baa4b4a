package kz.tumar.contract.fact;

/// What request-service states for ever.
public sealed interface RequestFact extends Fact
        permits SubjectRequestFiled,
                IdentityVerified,
                CompletionAsked,
                CompletionReceived,
                DeadlineExtended,
                DeadlineApproaching,
                DeadlineMissed,
                DeadlineRecalculated,
                ProcessingBlocked,
                ProcessingUnblocked,
                SupportingInformationSubmitted,
                DataRectified,
                UnlawfulnessConfirmed,
                UnlawfulnessNotConfirmed,
                SubjectDataCollected,
                ThirdPartyDataChecked,
                RequestAnswered,
                RequestRefused,
                CommandAnswered,
                AuthorityInquiryReceived,
                AuthorityInquiryAnswered {}
