package kz.tumar.contract;

import java.util.List;

/// Somebody who may be the person looked for.
///
/// @param subject the reference
/// @param by what agreed with what was looked for
public record Candidate(SubjectRef subject, List<IdentifierKind> by) {
    public Candidate {
        by = List.copyOf(by);
    }
}
