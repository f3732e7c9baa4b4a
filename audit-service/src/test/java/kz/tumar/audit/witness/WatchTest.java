package kz.tumar.audit.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.note.KeyName;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.note.SigningKey;
import kz.tumar.audit.tree.Rfc6962;
import kz.tumar.audit.witness.WitnessPolicy.Witness;
import org.junit.jupiter.api.Test;

/// For how long witnesses are said to keep up.
final class WatchTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final TestWitness FIRST = TestWitness.named("witness.example/1");
    private static final TestWitness SECOND = TestWitness.named("witness.example/2");
    private static final SigningKey LOG = SigningKey.generate(new KeyName("log.example/1"));
    private static final WitnessPolicy POLICY = new WitnessPolicy(
            List.of(
                    new Witness("w1", FIRST.key(), Optional.empty()),
                    new Witness("w2", SECOND.key(), Optional.empty())),
            new Quorum.Group(2, List.of(new Quorum.One(FIRST.key()), new Quorum.One(SECOND.key()))),
            List.of());

    private static SignedNote note(long size) {
        return LOG.sign(new Checkpoint("log.example/1", size, Rfc6962.leaf(new byte[] {7})).text());
    }

    private static SignedNote cosigned(SignedNote note, Instant first, Instant second) {
        String lines =
                FIRST.line(note.text(), first.getEpochSecond()) + SECOND.line(note.text(), second.getEpochSecond());
        return SignedNote.parse((note + lines).getBytes(UTF_8));
    }

    @Test
    void whatWitnessesConfirmedLongAgo_isNoKeepingUpToday_howeverOftenItIsRead() {
        SignedNote old = cosigned(note(9), NOW.minusSeconds(90_000), NOW.minusSeconds(86_400));
        Watch watch = Watch.beginning(NOW);
        for (int tick = 0; tick < 3; tick++) {
            watch = watch.remembering(POLICY, old, note(10), NOW.plusSeconds(tick));
        }
        assertThat(watch.enoughAt()).isEqualTo(NOW.minusSeconds(86_400));
        assertThat(watch.keepsUp(NOW, PATIENCE)).isFalse();
        SignedNote latest = note(10);
        assertThat(watch.shown(POLICY, latest, 0, NOW, PATIENCE)).isSameAs(latest);
    }

    @Test
    void theLatestCheckpoint_confirmedEver_isKeepingUp_andPatienceRunsFromWhenTheLogGrew() {
        SignedNote old = cosigned(note(9), NOW.minusSeconds(90_000), NOW.minusSeconds(86_400));
        Watch quiet = Watch.beginning(NOW).remembering(POLICY, old, note(9), NOW);
        assertThat(quiet.keepsUp(NOW, PATIENCE)).isTrue();
        Watch grown = quiet.remembering(POLICY, old, note(10), NOW.plusSeconds(60));
        assertThat(grown.keepsUp(NOW.plus(PATIENCE), PATIENCE)).isTrue();
        assertThat(grown.keepsUp(NOW.plus(PATIENCE).plusSeconds(1), PATIENCE)).isFalse();
    }

    @Test
    void aWitnessWhoseClockIsAhead_isNotBelievedAboutTheFuture() {
        SignedNote ahead = cosigned(note(9), NOW, NOW.plusSeconds(86_400));
        assertThat(Watch.beginning(NOW)
                        .remembering(POLICY, ahead, note(10), NOW)
                        .enoughAt())
                .isEqualTo(NOW);
    }

    @Test
    void aRoundThatIsMet_isOfNow() {
        SignedNote fresh = cosigned(note(9), NOW.minusSeconds(9), NOW);
        assertThat(Watch.beginning(NOW.minusSeconds(60))
                        .after(POLICY, fresh, Map.of(), NOW)
                        .enoughAt())
                .isEqualTo(NOW);
    }
}
