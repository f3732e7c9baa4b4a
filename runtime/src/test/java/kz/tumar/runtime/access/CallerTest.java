package kz.tumar.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ActorKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.RoleCode;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// As whom facts name a caller.
class CallerTest {
    private static final AccountDigest DIGEST = new AccountDigest(new Settings("a key for tests"));

    private static Actor actor(Map<String, String> claims, String... roles) {
        var identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new Token("account", claims))
                .addRoles(Set.of(roles))
                .build();
        return new Caller(identity, DIGEST).actor();
    }

    @Test
    void officerWhoIsAPersonBesides_actsAsTheOfficer() {
        var reference = Map.of("subject", "s-123456789abcdefghjkmnpqrsd");

        assertThat(actor(reference, "subject", "dpo"))
                .isEqualTo(new Actor(ActorKind.OFFICER, null, new RoleCode("dpo"), DIGEST.of("account")));
        assertThat(actor(reference, "subject"))
                .isEqualTo(new Actor(ActorKind.SUBJECT, null, null, DIGEST.of("account")));
    }

    @Test
    void system_isNamedByItsCode() {
        assertThat(actor(Map.of("system", "crm"), "system"))
                .isEqualTo(new Actor(ActorKind.SYSTEM, new HolderCode("crm"), null, null));
    }

    @Test
    void whoHasNoRoleOfOurs_isNobody() {
        assertThatThrownBy(() -> actor(Map.of(), "visitor")).isInstanceOf(ProblemException.class);
    }

    private record Token(String name, Map<String, String> claims) implements JsonWebToken {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> @Nullable T getClaim(String claim) {
            return (T) claims.get(claim);
        }
    }

    /// The one setting that this needs.
    private record Settings(String digestKey) implements ServiceConfig {
        @Override
        public Names service() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Kafka kafka() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Bounds delivery() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Duration staleAfter() {
            throw new UnsupportedOperationException();
        }
    }
}
