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
                DataHeld {}
