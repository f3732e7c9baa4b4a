package kz.tumar.audit.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One key takes over from another, and nothing that either of them signed is lost.
final class LogKeysTest {
    private static final String TEXT = "log.example/1\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";

    private final LogKeys one = LogKeys.of(SigningKey.generate(new KeyName("log.example/1")));

    @TempDir
    Path folder;

    @Test
    void whileAKeyTakesOver_bothSign_andEitherIsEnough() {
        VerifierKey old = one.first().verifier();
        LogKeys both = one.introduced();
        VerifierKey next = both.second().verifier();

        SignedNote note = both.sign(TEXT);

        assertThat(note.isSignedBy(old)).isTrue();
        assertThat(note.isSignedBy(next)).isTrue();
        assertThat(next.name()).isEqualTo(old.name());
        assertThat(next.id()).isNotEqualTo(old.id());
        assertThat(both.first().verifier()).isEqualTo(old);
        assertThat(both.promoted().first().verifier()).isEqualTo(next);
        assertThat(both.promoted().sign(TEXT).isSignedBy(old)).isTrue();
    }

    @Test
    void aRetiredKey_signsNothing_andWhatItSignedHolds() {
        SignedNote before = one.sign(TEXT);
        LogKeys after = one.introduced().promoted().retiredSecond();

        assertThat(after.sign(TEXT).isSignedBy(one.first().verifier())).isFalse();
        assertThat(before.isSignedByAny(after.known())).isTrue();
        SignedNote renewed = after.renewed(before);
        assertThat(renewed.isSignedBy(one.first().verifier())).isTrue();
        assertThat(renewed.isSignedBy(after.first().verifier())).isTrue();
        assertThat(after.renewed(renewed).toString()).isEqualTo(renewed.toString());
    }

    @Test
    void aNoteOfSomebodyElse_isNeverSigned() {
        SignedNote foreign = SigningKey.generate(new KeyName("log.example/1")).sign(TEXT);
        assertThatThrownBy(() -> one.renewed(foreign)).isInstanceOf(IllegalArgumentException.class);
        SignedNote mixed = SignedNote.parse(
                (TEXT + "\n" + lines(foreign) + lines(one.sign(TEXT.replace("\n0\n", "\n1\n")))).getBytes(UTF_8));
        assertThatThrownBy(() -> one.renewed(mixed)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String lines(SignedNote note) {
        return note.toString().substring(note.text().length() + 1);
    }

    @Test
    void steps_thatDontFollow_areRefused() {
        LogKeys both = one.introduced();
        assertThatThrownBy(both::introduced).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(one::promoted).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(one::retiredSecond).isInstanceOf(IllegalStateException.class);
        SigningKey other = SigningKey.generate(new KeyName("log.example/2"));
        assertThatThrownBy(() -> new LogKeys(List.of(one.first(), other), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new LogKeys(List.of(one.first()), List.of(one.first().verifier())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFile_keepsEveryStep() throws IOException {
        LogKeyFile file = new LogKeyFile(folder.resolve("log.key"));
        LogKeys keys = LogKeys.of(file.create("log.example/a"));
        for (LogKeys step : List.of(
                keys,
                keys.introduced(),
                keys.introduced().promoted(),
                keys.introduced().promoted().retiredSecond())) {
            file.write(step);
            LogKeys read = file.read();
            assertThat(read.known()).isEqualTo(step.known());
            assertThat(read.first().verifier()).isEqualTo(step.first().verifier());
            assertThat(read.sign(TEXT).toString()).isEqualTo(step.sign(TEXT).toString());
        }
        String written = Files.readString(folder.resolve("log.key"));
        for (String damaged : List.of(written + "other\n", written.replace("/2", "/3"), "tumar-log-key/2\n")) {
            Files.writeString(folder.resolve("log.key"), damaged);
            assertThatThrownBy(file::read).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theStatement_isSignedByAllThatSign_andNamesTheRetired() {
        LogKeys keys = one.introduced();
        SignedNote statement = keys.statement();
        assertThat(statement.isSignedBy(one.first().verifier())).isTrue();
        assertThat(statement.text())
                .isEqualTo("tumar-log-keys/v1\nlog.example/1\nsigns "
                        + one.first().verifier() + "\nsigns " + keys.second().verifier() + "\n");
        assertThat(keys.promoted().retiredSecond().statement().text())
                .endsWith("retired " + one.first().verifier() + "\n");
    }
}
