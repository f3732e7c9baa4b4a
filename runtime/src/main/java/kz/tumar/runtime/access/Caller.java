package kz.tumar.runtime.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ActorKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.RoleCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.runtime.problem.ProblemException;
import kz.tumar.runtime.token.VerifiedTokens;
import org.jspecify.annotations.Nullable;

/// Who is calling, as the bearer token proves: a role, and for a system or a person also which one.
@RequestScoped
public class Caller {
    private static final List<String> ROLES =
            List.of("dpo", "deputy", "officer", "regulator", "employee", "system", "subject");

    private final SecurityIdentity identity;
    private final AccountDigest digest;

    @Inject
    Caller(SecurityIdentity identity, AccountDigest digest) {
        this.identity = identity;
        this.digest = digest;
    }

    /// Whether the caller has one of these roles.
    public boolean is(String... roles) {
        for (String role : roles) {
            if (identity.hasRole(role)) {
                return true;
            }
        }
        return false;
    }

    /// The first of our roles that the caller has.
    ///
    /// @throws ProblemException `FORBIDDEN` when there is none
    public RoleCode role() {
        for (String role : ROLES) {
            if (identity.hasRole(role)) {
                return new RoleCode(role);
            }
        }
        throw new ProblemException(ProblemType.FORBIDDEN);
    }

    /// The system that calls.
    ///
    /// @throws ProblemException `FORBIDDEN` when the caller is not a system
    public HolderCode system() {
        String code = claim("system");
        if (code == null || !identity.hasRole("system")) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        return proved(code, HolderCode::new);
    }

    /// The person that calls.
    ///
    /// @throws ProblemException `FORBIDDEN` when the caller is not a person with a reference
    public SubjectRef subject() {
        String reference = claim("subject");
        if (reference == null || !identity.hasRole("subject")) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        return proved(reference, SubjectRef::new);
    }

    /// The caller as facts name it, by the role in which it acts: whoever is an officer and a person of
    /// ours besides acts as the officer. An account is named only by a keyed digest.
    public Actor actor() {
        RoleCode role = role();
        if (role.value().equals("system")) {
            return new Actor(ActorKind.SYSTEM, system(), null, null);
        }
        var account = digest.of(identity.getPrincipal().getName());
        return role.value().equals("subject")
                ? new Actor(ActorKind.SUBJECT, null, null, account)
                : new Actor(ActorKind.OFFICER, null, role, account);
    }

    /// What a token says in another form than ours names nobody.
    private static <T> T proved(String text, Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
    }

    private @Nullable String claim(String name) {
        return VerifiedTokens.claim(identity, name);
    }
}
