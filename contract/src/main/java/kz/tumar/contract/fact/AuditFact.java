package kz.tumar.contract.fact;

/// What audit-service states for ever.
public sealed interface AuditFact extends Fact
        permits ExportCreated,
                AuditQueried,
                IntegrityVerified,
                IntegrityBroken,
                SubjectHeads,
                CheckpointWitnessed,
                LogKeyChanged {}
