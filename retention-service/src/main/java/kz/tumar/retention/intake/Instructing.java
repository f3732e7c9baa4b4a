package kz.tumar.retention.intake;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.retention.announce.Instruction;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Makes an officer's request an instruction. Officers are people whose data is processed too: a token that carries a
/// `subject` claim says which reference is theirs.
@RequestScoped
class Instructing {
    private final Caller caller;
    private final SecurityIdentity identity;

    @Inject
    Instructing(Caller caller, SecurityIdentity identity) {
        this.caller = caller;
        this.identity = identity;
    }

    Instruction under(@Nullable String key) {
        return new Instruction(caller.actor(), caller.role(), Asking.key(key), self(identity));
    }

    /// A claim that is no reference lets nobody in: whose case is whose could not be told.
    static @Nullable SubjectRef self(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)
                || !(token.getClaim("subject") instanceof Object claim)) {
            return null;
        }
        try {
            return new SubjectRef(claim.toString());
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
    }
}
