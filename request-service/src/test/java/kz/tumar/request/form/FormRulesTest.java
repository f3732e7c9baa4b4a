package kz.tumar.request.form;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.Source;
import kz.tumar.request.Clause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FormRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void allowance_isPerCaller_andComesBackWithTheWindow() {
        var allowance = new Allowance(2, HOUR);
        assertThat(allowance.take("a", NOW)).isTrue();
        assertThat(allowance.take("a", NOW.plusSeconds(1))).isTrue();
        assertThat(allowance.take("a", NOW.plusSeconds(2))).isFalse();
        assertThat(allowance.take("b", NOW.plusSeconds(2))).isTrue();
        assertThat(allowance.take("a", NOW.plus(HOUR))).isTrue();
        assertThat(allowance.take("a", NOW.plus(HOUR))).isFalse();
    }

    @Test
    void floodsAndGuesses_endAtEachLimit_andHurtNobodyElse() {
        var limits = new Limits(few(), Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(limits.maySend("a")).isTrue();
        assertThat(limits.maySend("a")).isTrue();
        assertThat(limits.maySend("a")).as("two for one address").isFalse();
        assertThat(limits.maySend("b")).isTrue();
        assertThat(limits.maySend("b")).as("three altogether").isFalse();
        assertThat(limits.maySend("c")).as("who sent none yet").isTrue();

        assertThat(limits.mayAsk("a")).isTrue();
        assertThat(limits.mayAsk("a")).isFalse();
        assertThat(limits.mayAsk("b")).isTrue();

        var number = FormKeys.typed("7k3m9qxabcde").orElseThrow();
        assertThat(limits.mayTry(number)).isTrue();
        limits.wrong(number);
        assertThat(limits.mayTry(number)).isFalse();
        assertThat(limits.mayTry(FormKeys.typed("7k3m9qxabcdf").orElseThrow())).isTrue();
    }

    private static Typed typed(String text) {
        return new Typed(Map.of("key", "k", "lang", "en", "text", text));
    }

    private static FormConfig few() {
        return new FormConfig() {
            @Override
            public Duration soonest() {
                return Duration.ZERO;
            }

            @Override
            public Duration latest() {
                return HOUR;
            }

            @Override
            public int perAddress() {
                return 2;
            }

            @Override
            public int altogether() {
                return 3;
            }

            @Override
            public int questionsPerAddress() {
                return 1;
            }

            @Override
            public int wrongSecrets() {
                return 1;
            }

            @Override
            public Optional<List<String>> trustedProxies() {
                return Optional.of(List.of("10.0.0.0/8", "fd00::1"));
            }

            @Override
            public Duration window() {
                return HOUR;
            }
        };
    }

    @Test
    void behindTrustedProxies_theCallerIsWhomTheOutermostSaw_whateverTheCallerWrote() {
        var callers = new Callers(few());
        String client = callers.of("203.0.113.7", List.of());

        assertThat(callers.of("10.1.2.3", List.of("203.0.113.7"))).isEqualTo(client);
        assertThat(callers.of("10.1.2.3", List.of("198.51.100.1, 203.0.113.7, 10.9.9.9")))
                .isEqualTo(client);
        assertThat(callers.of("fd00::1", List.of("203.0.113.7"))).isEqualTo(client);
        assertThat(callers.of("10.1.2.3", List.of("198.51.100.1", "203.0.113.7")))
                .as("a proxy that writes a line of its own, behind the caller's")
                .isEqualTo(client);
        assertThat(callers.of("203.0.113.7", List.of("198.51.100.1")))
                .as("nobody's proxy")
                .isEqualTo(client);
        assertThat(callers.of("10.1.2.3", List.of("rubbish"))).isEqualTo("10.1.2.3");
    }

    @Test
    void householdOnIpv6_isOneCaller() {
        var callers = new Callers(few());

        assertThat(callers.of("2001:db8:1:2::1", List.of()))
                .isEqualTo(callers.of("2001:db8:1:2:aaaa:bbbb:cccc:dddd", List.of()));
        assertThat(callers.of("2001:db8:1:2::1", List.of())).isNotEqualTo(callers.of("2001:db8:1:3::1", List.of()));
        assertThat(callers.of("203.0.113.7", List.of())).isNotEqualTo(callers.of("203.0.113.8", List.of()));
    }

    @Test
    void formKey_thatIsNotOurs_isNone() throws IOException {
        var keys = new FormKeys(ring("one"));
        var others = new FormKeys(ring("other"));
        String issued = keys.issue(NOW);
        assertThat(keys.read(issued).map(FormKeys.FormKey::issued)).contains(NOW);
        assertThat(others.read(issued)).isEmpty();
        assertThat(keys.read("A" + issued)).isEmpty();
        assertThat(keys.read(null)).isEmpty();
        assertThat(keys.read("x.y")).isEmpty();
    }

    @Test
    @Clause("8.1")
    void whatFollowsFromAForm_isTheSameForTheSameForm_andForNoOther() throws IOException {
        var keys = new FormKeys(ring("one"));
        var self = new Source("/tumar/request");
        var key = keys.read(keys.issue(NOW)).orElseThrow();
        var otherKey = keys.read(keys.issue(NOW)).orElseThrow();
        var form = keys.sent(key, RequestKind.ACCESS, typed("All of it"));
        var other = keys.sent(otherKey, RequestKind.ACCESS, typed("All of it"));
        assertThat(keys.cause(self, key)).isEqualTo(keys.cause(self, key)).isNotEqualTo(keys.cause(self, otherKey));
        assertThat(keys.number(keys.sent(key, RequestKind.ACCESS, typed("All of it"))))
                .isEqualTo(keys.number(form));
        assertThat(keys.secret(keys.sent(key, RequestKind.WITHDRAWAL, typed("All of it"))))
                .isNotEqualTo(keys.secret(form));
        assertThat(keys.secret(keys.sent(key, RequestKind.ACCESS, typed("Something else"))))
                .isNotEqualTo(keys.secret(form));
        assertThat(keys.number(form)).isNotEqualTo(keys.number(other));
        assertThat(keys.applicant(form)).isNotEqualTo(keys.applicant(other));
        assertThat(keys.secret(form)).hasSize(24).isNotEqualTo(keys.secret(other));
        assertThat(keys.secret(form)).doesNotContain(keys.number(form).value().substring(2, 6));
    }

    @Test
    void numberAndSecret_areReadAsPeopleTypeThem() {
        assertThat(FormKeys.typed(" R-7K3M-9QXA-BCDE "))
                .isEqualTo(FormKeys.typed("7k3m9qxabcde"))
                .isPresent();
        assertThat(FormKeys.typed("r 7k3m 9qxa bcde")).isEqualTo(FormKeys.typed("7K3M–9QXA–BCDE"));
        assertThat(FormKeys.typed("R-7K3M-9QXA-BC")).isEmpty();
        assertThat(FormKeys.typed("990101399994u")).isEmpty();
        assertThat(FormKeys.digest("O1AB-CDEF")).isEqualTo(FormKeys.digest("0 l a b c d e f"));
    }

    @Test
    void typedText_isComposed_andNeverShowsItself() {
        var form = new MultivaluedHashMap<String, String>();
        form.add("name", "  Кай\u0306\u202E\r\nr ");
        var typed = Typed.of(form);
        assertThat(typed.in("name"))
                .isEqualTo(java.text.Normalizer.normalize("Кай\u0306", java.text.Normalizer.Form.NFC) + "\nr");
        assertThat(typed.toString()).doesNotContain("Ка");
    }

    private Path ring(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "secret " + name + "\n");
    }
}
