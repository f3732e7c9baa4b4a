package kz.tumar.runtime.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");
    private static final String TOKEN = "header.claims.signature";

    private final Watch clock = new Watch();
    private final VerifiedTokens verified = new VerifiedTokens(clock);

    @Test
    void rememberedToken_hasItsPrincipalAndRoles_andNothingOfTheRequestItCameWith() {
        verified.keep(TOKEN, endingAt(START.plusSeconds(600)));

        var remembered = verified.of(TOKEN).orElseThrow();
        assertThat(remembered.hasRole("system")).isTrue();
        assertThat(remembered.getPrincipal().getName()).isEqualTo("crm");
        assertThat(remembered.<Object>getAttribute("request")).isNull();
        assertThat(VerifiedTokens.isRemembered(remembered)).isTrue();
    }

    @Test
    void tokenThatDiffersInOneCharacter_isNotRemembered() {
        verified.keep(TOKEN, endingAt(START.plusSeconds(600)));

        assertThat(verified.of("header.claims.signaturE")).isEmpty();
    }

    @Test
    void rememberedToken_isForgottenWhenItEnds() {
        verified.keep(TOKEN, endingAt(START.plusSeconds(20)));
        clock.now = START.plusSeconds(19);
        assertThat(verified.of(TOKEN)).isPresent();

        clock.now = START.plusSeconds(20);

        assertThat(verified.of(TOKEN)).isEmpty();
    }

    @Test
    void rememberedToken_isVerifiedAgainAfterAMinute_howeverLongItLives() {
        verified.keep(TOKEN, endingAt(START.plus(Duration.ofDays(1))));

        clock.now = START.plusSeconds(60);

        assertThat(verified.of(TOKEN)).isEmpty();
    }

    @Test
    void tokenUnderAnotherKey_makesEverythingBeVerifiedAgain() {
        verified.keep(TOKEN, endingAt(START.plusSeconds(600)));

        verified.keep("another.claims.signature", endingAt(START.plusSeconds(600)));

        assertThat(verified.of(TOKEN)).isEmpty();
        assertThat(verified.of("another.claims.signature")).isPresent();
    }

    @Test
    void tokenUnderAKnownKey_leavesTheOthersRemembered() {
        verified.keep(TOKEN, endingAt(START.plusSeconds(600)));

        verified.keep("header.others.signature", endingAt(START.plusSeconds(600)));

        assertThat(verified.of(TOKEN)).isPresent();
    }

    @Test
    void moreTokensThanAreKept_areVerifiedEachTime_untilOthersEnded() {
        for (int i = 0; i < VerifiedTokens.MOST; i++) {
            verified.keep("header." + i + ".signature", endingAt(START.plusSeconds(30)));
        }
        verified.keep(TOKEN, endingAt(START.plusSeconds(600)));
        assertThat(verified.of(TOKEN)).isEmpty();

        clock.now = START.plusSeconds(30);
        verified.keep(TOKEN, endingAt(START.plusSeconds(600)));

        assertThat(verified.of(TOKEN)).isPresent();
    }

    @Test
    void whatIsNoTokenOfTheIssuer_isNotKept() {
        verified.keep(
                TOKEN,
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal("crm"))
                        .build());

        assertThat(verified.of(TOKEN)).isEmpty();
    }

    private static SecurityIdentity endingAt(Instant end) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new Claims(end.getEpochSecond()))
                .addRole("system")
                .addAttribute("request", "of that time")
                .build();
    }

    private record Claims(long end) implements JsonWebToken {
        @Override
        public String getName() {
            return "crm";
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("exp");
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> @Nullable T getClaim(String name) {
            return name.equals("exp") ? (T) Long.valueOf(end) : null;
        }
    }

    private static final class Watch extends Clock {
        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
