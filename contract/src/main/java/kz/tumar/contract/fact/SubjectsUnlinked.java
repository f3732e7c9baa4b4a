package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/// Two references are not one person after all; it revives nothing.
///
/// @param other the other reference
/// @param actor who did it
/// @param evidence the sealed evidence
public record SubjectsUnlinked(
        SubjectRef other, Actor actor, @Nullable SealedContent evidence) implements ConsentFact {}
