package kz.tumar.audit.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.note.KeyName;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.note.SigningKey;
import kz.tumar.audit.tree.Rfc6962;
import kz.tumar.audit.tree.TreeHash;
import kz.tumar.audit.witness.Asking.Outcome;
import kz.tumar.audit.witness.Asking.Reply;
import kz.tumar.audit.witness.WitnessPolicy.Witness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What follows from each answer of a witness.
final class AskingTest {
    private static final TestWitness KEY = TestWitness.named("witness.example/1");
    private static final Witness WITNESS = new Witness("w", KEY.key(), Optional.of(URI.create("http://w.example")));
    private static final TreeHash HASH = Rfc6962.leaf(new byte[] {7});
    private static final SignedNote NOTE =
            SigningKey.generate(new KeyName("log.example/1")).sign(new Checkpoint("log.example/1", 9, HASH).text());
    private static final String SIZE = "text/x.tlog.size";

    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<String> sent = new ArrayList<>();
    private final Asking asking = new Asking((from, to) -> List.of(HASH), (_, body) -> {
        sent.add(new String(body, UTF_8));
        Reply reply = replies.poll();
        if (reply == null) {
            throw new IOException("away");
        }
        return reply;
    });

    private void answers(int status, String type, String body) {
        replies.add(new Reply(status, type, body.getBytes(UTF_8)));
    }

    private Outcome ask(long known) throws InterruptedException {
        return asking.ask(WITNESS, known, NOTE);
    }

    @Test
    void aCosignatureByItsKey_isTakenOver() throws InterruptedException {
        answers(200, "text/plain", TestWitness.named("other.example").line(NOTE.text(), 1) + KEY.line(NOTE.text(), 17));

        assertThat(ask(4)).isInstanceOfSatisfying(Outcome.Cosigned.class, cosigned -> {
            assertThat(cosigned.time()).isEqualTo(17);
            assertThat(cosigned.note().toString()).isEqualTo(NOTE + KEY.line(NOTE.text(), 17));
        });
        assertThat(sent).containsExactly("old 4\n" + HASH.base64() + "\n\n" + NOTE);
    }

    @Test
    void aCosignatureWithMlDsa44_isTakenOver_andOneAboutAnotherTreeIsNot() throws InterruptedException {
        TestWitness quantum = TestWitness.quantum("quantum.example");
        var witness = new Witness("q", quantum.key(), WITNESS.url());
        answers(200, "text/plain", quantum.line(NOTE.text(), 17));
        answers(200, "text/plain", quantum.line(NOTE.text().replaceFirst("\n[0-9]+\n", "\n99\n"), 17));

        assertThat(asking.ask(witness, 4, NOTE)).isInstanceOfSatisfying(Outcome.Cosigned.class, cosigned -> {
            assertThat(cosigned.time()).isEqualTo(17);
            assertThat(cosigned.note().cosignedAt(quantum.key())).hasValue(17);
        });
        assertThat(asking.ask(witness, 4, NOTE)).isNotInstanceOf(Outcome.Cosigned.class);
    }

    @Test
    void fromNothingOrFromTheSameSize_thereIsNoProof() throws InterruptedException {
        ask(0);
        ask(9);
        assertThat(sent).containsExactly("old 0\n\n" + NOTE, "old 9\n\n" + NOTE);
    }

    @Test
    void aConflict_isAskedOnceMore_fromTheSizeThatItNames() throws InterruptedException {
        answers(409, SIZE, "6\n");
        answers(200, "", KEY.line(NOTE.text(), 17));
        assertThat(ask(4)).isInstanceOf(Outcome.Cosigned.class);
        assertThat(sent.get(1)).startsWith("old 6\n" + HASH.base64());

        answers(409, SIZE + "; charset=utf-8", "6\n");
        answers(409, SIZE, "7\n");
        assertThat(ask(4)).isEqualTo(new Outcome.Senseless());
        assertThat(sent).hasSize(4);
    }

    @Test
    void aWitnessThatSawALargerLog_accuses() throws InterruptedException {
        answers(409, SIZE, "10\n");
        assertThat(ask(4)).isEqualTo(new Outcome.Ahead(10));
        assertThat(ask(4).accuses()).isFalse();
        assertThat(new Outcome.Ahead(10).accuses()).isTrue();
        assertThat(new Outcome.Refused(WitnessAnswer.Why.NOT_CONSISTENT).accuses())
                .isTrue();
        assertThat(new Outcome.Refused(WitnessAnswer.Why.KEY_UNKNOWN).accuses()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"400,MALFORMED", "403,KEY_UNKNOWN", "404,LOG_UNKNOWN", "422,NOT_CONSISTENT"})
    void aRefusal_isWhatTheSpecificationSaysOfItsStatus(int status, WitnessAnswer.Why why) throws InterruptedException {
        answers(status, "", "");
        assertThat(ask(4)).isEqualTo(new Outcome.Refused(why));
        assertThat(sent).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"201", "301", "429", "500", "503"})
    void anyOtherStatus_mayBeOtherwiseAnotherTime(int status) throws InterruptedException {
        answers(status, "", "");
        assertThat(ask(4)).isEqualTo(new Outcome.Away());
    }

    @Test
    void whatIsNoCosignatureByItsKey_isNotTaken() throws InterruptedException {
        String right = KEY.line(NOTE.text(), 17);
        for (String bad : List.of(
                "",
                "\n",
                "hello\n",
                right.strip(),
                "x\n\n" + right,
                KEY.line(NOTE.text() + "x", 17),
                KEY.line(NOTE.text(), 0),
                TestWitness.named("witness.example/1").line(NOTE.text(), 17),
                TestWitness.named("other.example").line(NOTE.text(), 17),
                right + KEY.line(NOTE.text() + "x", 18),
                right.repeat(17))) {
            answers(200, "", bad);
            assertThat(ask(4)).as(bad).isEqualTo(new Outcome.Senseless());
        }
        for (String size : List.of("", "7", "07\n", "-1\n", "x\n")) {
            answers(409, SIZE, size);
            assertThat(ask(4)).as(size).isEqualTo(new Outcome.Senseless());
        }
        answers(409, "text/plain", "6\n");
        assertThat(ask(4)).isEqualTo(new Outcome.Senseless());
    }

    @Test
    void aRound_asksAllAtOnce_andWhoHasCosignedIsLeftInPeace() throws InterruptedException {
        TestWitness second = TestWitness.named("witness.example/2");
        WitnessPolicy policy = PolicyReading.read(("witness a " + KEY.key() + " http://a.example\nwitness b "
                        + second.key() + " http://b.example\nwitness c "
                        + TestWitness.named("c").key() + "\ngroup g any a b\nquorum g\n")
                .getBytes(UTF_8));
        Round round = new Round(policy, new Asking((_, _) -> List.of(), (witness, _) -> {
            if (witness.name().equals("a")) {
                throw new IOException("away");
            }
            return new Reply(200, "", second.line(NOTE.text(), 5).getBytes(UTF_8));
        }));

        Map<String, Outcome> outcomes = round.about(NOTE, Map.of());

        assertThat(Round.described(outcomes)).isEqualTo(Map.of("a", "away", "b", "cosigned"));
        SignedNote cosigned = note(outcomes);
        assertThat(policy.isEnough(policy.cosigners(cosigned))).isTrue();
        assertThat(round.about(cosigned, Map.of())).containsOnlyKeys("a");
    }

    private static SignedNote note(Map<String, Outcome> outcomes) {
        return outcomes.values().stream()
                .filter(Outcome.Cosigned.class::isInstance)
                .map(Outcome.Cosigned.class::cast)
                .findFirst()
                .orElseThrow()
                .note();
    }

    @Test
    void theWitnessedCheckpoint_isShownWhileItIsFresh_andNeverASmallerOneThanBefore() {
        WitnessPolicy policy = PolicyReading.read(("witness a " + KEY.key() + "\nquorum a\n").getBytes(UTF_8));
        SigningKey log = SigningKey.generate(new KeyName("log.example/1"));
        SignedNote latest = log.sign(new Checkpoint("log.example/1", 12, HASH).text());
        SignedNote seen = SignedNote.parse((NOTE + KEY.line(NOTE.text(), 5)).getBytes(UTF_8));
        Instant start = Instant.parse("2026-11-23T05:00:00Z");
        Duration patience = Duration.ofMinutes(2);
        Watch watch = Watch.beginning(start);

        assertThat(watch.shown(policy, latest, 0, start, patience)).isSameAs(latest);
        Watch lone = watch.after(policy, NOTE, Map.of("a", new Outcome.Away()), start);
        assertThat(lone.keepsUp(start.plus(patience), patience)).isTrue();
        assertThat(lone.keepsUp(start.plus(patience).plusMillis(1), patience)).isFalse();
        Watch met = lone.after(policy, seen, Map.of(), start.plusSeconds(60));
        assertThat(met.shown(policy, latest, 9, start.plusSeconds(90), patience))
                .isSameAs(seen);
        assertThat(met.shown(policy, latest, 12, start.plusSeconds(90), patience))
                .isSameAs(latest);
        assertThat(met.shown(policy, latest, 9, start.plusSeconds(181), patience))
                .isSameAs(latest);
        assertThat(met.shown(WitnessPolicy.none(), latest, 0, start, patience)).isSameAs(latest);
        assertThat(met.after(policy, latest, Map.of("a", new Outcome.Ahead(99)), start)
                        .isAccused())
                .isTrue();
    }
}
