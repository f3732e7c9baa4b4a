package kz.tumar.retention.announce;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kz.tumar.contract.Actor;
import kz.tumar.contract.Cause;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.RoleCode;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// An officer's word that something be done, as the token proves who says it.
///
/// @param key under which the same said again changes nothing; the same key for anything else is another act
/// @param self the officer's own reference, where the token names one
public record Instruction(
        Actor actor, RoleCode role, EventId key, @Nullable SubjectRef self) {
    /// Who says it.
    public Sha256 officer() {
        return Objects.requireNonNull(actor.officer(), "only a person instructs");
    }

    /// The cause that it is: of this act by this officer about just this.
    public Cause cause(String act, Object... about) {
        return new Cause(Drafting.SELF, new EventId(id(act, about)));
    }

    /// What it brings about is named after.
    public UUID id(String act, Object... about) {
        var parts = new ArrayList<>(List.of(key.toString(), officer().value(), act));
        for (var one : about) {
            parts.add(one.toString());
        }
        return DerivedId.from("tumar/instruction/v1", parts.toArray(String[]::new));
    }

    /// Nobody works their own case.
    ///
    /// @param references all of one person
    /// @throws ProblemException `OWN_DECISION`
    public void requireOther(Collection<SubjectRef> references) {
        if (self != null && references.contains(self)) {
            throw new ProblemException(ProblemType.OWN_DECISION);
        }
    }
}
