package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.Range;
import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/// A person asked the log.
///
/// @param actor who did it
/// @param about about whom, where one person was asked about
/// @param entries how many entries were shown
public record AuditQueried(
        Actor actor,
        @Nullable SubjectRef about,
        @Range(max = 9_000_000_000_000L) long entries) implements AuditFact {}
