package kz.tumar.contract.fact;

/// What consent-service states for ever.
public sealed interface ConsentFact extends Fact
        permits PolicyPublished,
                SubjectRegistered,
                SubjectsLinked,
                SubjectsUnlinked,
                ConsentGiven,
                ConsentRefused,
                ConsentWithdrawn,
                GroundEstablished,
                GroundEnded,
                DataHeld,
                WithdrawalLimited,
                ConsentExpired,
                ConsentSuperseded,
                ProcessingDenied,
                DisclosurePermitted,
                DisclosureDenied,
                DisclosureMade,
                DisclosureNotified,
                PolicyNoticeShown,
                PolicyAccepted,
                EmployeeFamiliarised,
                SubjectDeceased,
                SystemEnforced,
                DutyAssigned,
                ReceiptIssued {}
