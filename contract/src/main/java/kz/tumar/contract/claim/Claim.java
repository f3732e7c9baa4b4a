package kz.tumar.contract.claim;

import kz.tumar.contract.Payload;

/// What a company system says happened. A claim moves nothing until the service that owns its type has made a fact of
/// it.
public sealed interface Claim extends Payload
        permits ConsentGiven,
                ConsentRefused,
                ConsentWithdrawn,
                GroundEstablished,
                GroundEnded,
                DataHeld,
                PurposeAchieved,
                DisclosureMade,
                PolicyNoticeShown,
                PolicyAccepted,
                EmployeeFamiliarised,
                SubjectDeceased,
                ClaimRetracted,
                SubjectRequestFiled,
                CommandAccepted,
                CommandDone,
                CommandStopped,
                CommandTooLate,
                CommandFailed,
                CommandRefused {}
