package kz.tumar.retention.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Map;
import java.util.Set;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.retention.Clause;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whose reference an officer's token names.
@Clause("8.4")
class InstructingTest {
    private record Token(Map<String, Object> claims) implements JsonWebToken {
        @Override
        public String getName() {
            return "officer";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
        public <T> @Nullable T getClaim(String name) {
            return (T) claims.get(name);
        }
    }

    private static SecurityIdentity officer(Map<String, Object> claims) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new Token(claims))
                .addRole("officer")
                .build();
    }

    @Test
    void officer_whoseTokenNamesAReference_hasIt_andAnotherHasNone() {
        var reference = SubjectRef.issue(new byte[25]);

        assertThat(Instructing.self(officer(Map.of("subject", reference.value()))))
                .isEqualTo(reference);
        assertThat(Instructing.self(officer(Map.of()))).isNull();
    }

    @Test
    void officer_whoseTokenNamesNoReferenceOfOurs_isLetInNowhere() {
        var identity = officer(Map.of("subject", "nobody"));

        assertThatThrownBy(() -> Instructing.self(identity))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(ProblemType.FORBIDDEN));
    }
}
