package kz.tumar.audit.sequence;

import static kz.tumar.audit.sequence.LogWorkbench.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import kz.tumar.audit.note.LogKeyFile;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.note.VerifierKey;
import kz.tumar.audit.sequence.LogWorkbench.Log;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log's key is changed while it runs, and everything it ever signed stays its own.
final class KeyChangeTest {
    @TempDir
    Path folder;

    private LogWorkbench log;

    @BeforeEach
    void open() {
        log = new LogWorkbench(folder);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aKeyTakesOver_withoutAGap_andALostDatabaseIsRebuiltUnderBoth() {
        LogKeyFile file = new LogKeyFile(log.keyFile());
        log.publish(log.first, events("a", 20));
        Log running = log.start();
        running.awaitSigned(20);
        VerifierKey old = file.read().first().verifier();

        LogKeys both = change(running, file, file.read().introduced());
        VerifierKey next = both.second().verifier();
        SignedNote overlapping = grown(running, "b", 40);
        assertThat(overlapping.isSignedBy(old)).isTrue();
        assertThat(overlapping.isSignedBy(next)).isTrue();

        change(running, file, both.promoted());
        SignedNote promoted = grown(running, "c", 60);
        assertThat(promoted.isSignedBy(old)).isTrue();
        assertThat(promoted.isSignedBy(next)).isTrue();

        change(running, file, both.promoted().retiredSecond());
        SignedNote after = grown(running, "d", 80);
        assertThat(after.isSignedBy(old)).isFalse();
        assertThat(after.isSignedBy(next)).isTrue();

        running.sequencer().close();
        log.emptyDatabase();
        assertThat(log.startRecovering().awaitSigned(80).size()).isEqualTo(80);
    }

    @Test
    void aKeyFileThatForgotTheKeyTheLogBeganWith_isAnotherLogs() {
        LogKeyFile file = new LogKeyFile(log.keyFile());
        log.publish(log.first, events("a", 20));
        Log running = log.start();
        running.awaitSigned(20);
        LogKeys keys = file.read().introduced().promoted().retiredSecond();
        running.sequencer().close();

        file.write(new LogKeys(keys.signing(), List.of()));

        assertThat(log.start().awaitRefusal()).isEqualTo(Refusal.KEY_MISMATCH);
    }

    @Test
    void aChangeMadeByAnotherProcess_isSignedWithByTheNextCheckpoint() {
        LogKeyFile file = new LogKeyFile(log.keyFile());
        log.publish(log.first, events("a", 20));
        Log running = log.start();
        running.awaitSigned(20);
        LogKeys keys = file.read().introduced().promoted();

        file.write(keys);
        SignedNote both = grown(running, "b", 40);
        assertThat(both.isSignedBy(keys.first().verifier())).isTrue();
        assertThat(both.isSignedBy(keys.second().verifier())).isTrue();

        file.write(keys.retiredSecond());
        SignedNote alone = grown(running, "c", 60);
        assertThat(alone.isSignedBy(keys.first().verifier())).isTrue();
        assertThat(alone.isSignedBy(keys.second().verifier())).isFalse();
    }

    /// Returns when the term that began with the old keys has ended: what comes after is signed with the new ones.
    private LogKeys change(Log running, LogKeyFile file, LogKeys keys) {
        long epoch = log.number("SELECT epoch FROM sequencer");
        file.write(keys);
        running.sequencer().renew();
        await().until(() -> log.number("SELECT epoch FROM sequencer") > epoch);
        return keys;
    }

    private SignedNote grown(Log running, String prefix, long size) {
        log.publish(log.second, events(prefix, 20));
        running.awaitSigned(size);
        return running.state().served().orElseThrow();
    }
}
