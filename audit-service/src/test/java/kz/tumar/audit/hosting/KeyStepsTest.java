package kz.tumar.audit.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.tumar.audit.note.LogKeyFile;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ActorKind;
import kz.tumar.contract.LogKeyChange;
import kz.tumar.contract.RoleCode;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.fact.LogKeyChanged;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every change of a key is stated once, whatever fails between the two.
final class KeyStepsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Actor DPO =
            new Actor(ActorKind.OFFICER, null, new RoleCode("dpo"), new Sha256("a".repeat(64)));

    @TempDir
    Path folder;

    private final Map<UUID, LogKeyChanged> stated = new LinkedHashMap<>();
    private final List<Instant> times = new ArrayList<>();
    private boolean outage;

    private Path keyFile() {
        return folder.resolve("log.key");
    }

    /// As another process would have them.
    private KeySteps steps() {
        return steps(NOW);
    }

    private KeySteps steps(Instant now) {
        return new KeySteps(
                keyFile(),
                (step, fact, when) -> {
                    if (outage) {
                        throw new IllegalArgumentException("the database is away");
                    }
                    stated.put(step, fact);
                    times.add(when);
                },
                Clock.fixed(now, ZoneOffset.UTC));
    }

    @BeforeEach
    void firstStart() {
        new LogKeyFile(keyFile()).create("log.example");
    }

    private LogKeys keys() {
        return new LogKeyFile(keyFile()).read();
    }

    private List<LogKeyChange> changes() {
        return stated.values().stream().map(LogKeyChanged::change).toList();
    }

    private void failing(LogKeyChange change) {
        outage = true;
        KeySteps steps = steps();
        assertThatThrownBy(() -> steps.change(change, DPO)).isInstanceOf(IllegalArgumentException.class);
        outage = false;
    }

    @Test
    void aStepThatFailedAfterTheKeysChanged_isStatedAtTheStart_asOfWhenItWasTaken_once() {
        failing(LogKeyChange.INTRODUCED);
        assertThat(keys().isChanging()).isTrue();

        KeySteps next = steps(NOW.plusSeconds(3600));
        next.settle();
        next.settle();
        steps().settle();

        assertThat(times).containsExactly(NOW);
        assertThat(stated.values())
                .containsExactly(new LogKeyChanged(
                        new Sha256(keys().second().verifier().fingerprint()),
                        LogKeyChange.INTRODUCED,
                        new Sha256(keys().first().verifier().fingerprint()),
                        DPO));
    }

    @Test
    void theSameStepAgain_isAnsweredByWhatTheKeysAre_whetherTheStartStatedItOrNot() {
        for (boolean restarted : new boolean[] {false, true}) {
            for (LogKeyChange change : LogKeyChange.values()) {
                stated.clear();
                failing(change);
                String made = keys().statement().toString();
                if (restarted) {
                    steps().settle();
                }
                assertThat(steps().change(change, DPO).statement().toString()).isEqualTo(made);
                assertThat(keys().statement().toString()).isEqualTo(made);
                assertThat(changes()).containsExactly(change);
            }
        }
    }

    @Test
    void theNextStep_statesWhatTheOneBeforeLeftUnsaid_first() {
        failing(LogKeyChange.INTRODUCED);
        steps().change(LogKeyChange.PROMOTED, DPO);
        assertThat(changes()).containsExactly(LogKeyChange.INTRODUCED, LogKeyChange.PROMOTED);
    }

    @Test
    void aKeyPromotedTwice_isStatedTwice() {
        KeySteps steps = steps();
        steps.change(LogKeyChange.INTRODUCED, DPO);
        String old = keys().first().verifier().fingerprint();
        for (int time = 0; time < 4; time++) {
            steps.change(LogKeyChange.PROMOTED, DPO);
        }
        assertThat(keys().first().verifier().fingerprint()).isEqualTo(old);
        assertThat(changes()).hasSize(5);
        assertThatThrownBy(() -> steps.change(LogKeyChange.INTRODUCED, DPO)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStepThatNeverChangedTheKeys_isStatedByNobody() {
        steps().change(LogKeyChange.INTRODUCED, DPO);
        LogKeyChanged never = new LogKeyChanged(
                new Sha256(keys().second().verifier().fingerprint()),
                LogKeyChange.PROMOTED,
                new Sha256(keys().second().verifier().fingerprint()),
                DPO);
        KeyStep.of(never, NOW).keep(KeyStep.beside(keyFile()));

        steps().settle();
        assertThat(changes()).containsExactly(LogKeyChange.INTRODUCED);
        steps().change(LogKeyChange.RETIRED, DPO);
        assertThat(changes()).containsExactly(LogKeyChange.INTRODUCED, LogKeyChange.RETIRED);
    }
}
