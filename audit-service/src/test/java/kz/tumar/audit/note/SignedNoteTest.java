package kz.tumar.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignedNoteTest {
    /// The example of C2SP signed-note.
    private static final String VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String NOTE = """
            This is an example message.

            \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    @TempDir
    Path folder;

    @Test
    void theSpecificationsExample_verifiesAndKeepsItsBytes() {
        SignedNote note = SignedNote.parse(utf8(NOTE));
        assertThat(note.isSignedBy(VerifierKey.parse(VKEY))).isTrue();
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.bytes()).isEqualTo(utf8(NOTE));
        assertThat(VerifierKey.parse(VKEY).encoded()).isEqualTo(VKEY);
    }

    @Test
    void aChangedText_isNotSigned() {
        SignedNote changed = SignedNote.parse(utf8(NOTE.replace("example message", "example massage")));
        assertThat(changed.isSignedBy(VerifierKey.parse(VKEY))).isFalse();
    }

    @Test
    void unknownSignatures_areIgnoredButABadOneOfAKnownKeyCondemnsTheNote() {
        VerifierKey known = VerifierKey.parse(VKEY);
        SigningKey stranger = SigningKey.generate(new KeyName("example.com/bar"));
        String strangersLine = stranger.sign("This is an example message.\n")
                .toString()
                .lines()
                .skip(2)
                .findFirst()
                .orElseThrow();
        SignedNote both = SignedNote.parse(utf8(NOTE + strangersLine + "\n"));
        assertThat(both.isSignedBy(known)).isTrue();
        assertThat(both.isSignedBy(stranger.verifier())).isTrue();
        assertThat(SignedNote.parse(utf8(NOTE)).isSignedBy(stranger.verifier())).isFalse();
        String badLine = NOTE.lines().skip(2).findFirst().orElseThrow().replace("Iney", "Inez");
        assertThat(SignedNote.parse(utf8(NOTE + badLine + "\n")).isSignedBy(known))
                .isFalse();
    }

    @Test
    void textsWithEmptyLines_areSplitAtTheLastOne() {
        SigningKey key = SigningKey.generate(new KeyName("log.example/1"));
        SignedNote note = SignedNote.parse(key.sign("one\n\ntwo\n").bytes());
        assertThat(note.text()).isEqualTo("one\n\ntwo\n");
        assertThat(note.isSignedBy(key.verifier())).isTrue();
    }

    @Test
    void malformedNotesAndKeys_areRefused() {
        for (String bad : List.of(
                "",
                "text\n",
                "text\n\n",
                "text\n\nno signature\n",
                "a\tb\n\n\u2014 n AAAAAAA=\n",
                "t\n\n\u2014 n AAAA\n",
                "t\n\n\u2014 n !\n")) {
            assertThatThrownBy(() -> SignedNote.parse(utf8(bad))).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> SignedNote.parse(new byte[] {(byte) 0xC3, '\n', '\n'}))
                .isInstanceOf(IllegalArgumentException.class);
        for (String bad :
                List.of("", "name", "a+b", VKEY.replace("530d903a", "530d903b"), VKEY.replace("+Aek", "+Bek"))) {
            assertThatThrownBy(() -> VerifierKey.parse(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
        for (String name : List.of("", "a b", "a+b", "a\u00a0b", "a\nb")) {
            assertThatThrownBy(() -> new KeyName(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void keyFile_isPrivateAndGivesTheSameKeyAgain() throws IOException {
        LogKeyFile file = new LogKeyFile(folder.resolve("keys/log.key"));
        SigningKey made = file.create("log.example/audit");

        SigningKey read = file.read().first();

        assertThat(read.verifier().encoded()).isEqualTo(made.verifier().encoded());
        assertThat(read.sign("x\n").isSignedBy(made.verifier())).isTrue();
        assertThat(made.verifier().name().value()).matches("log\\.example/audit/[0-9a-f]{16}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys/log.key"))))
                .isEqualTo("rw-------");
        assertThat(new LogKeyFile(folder.resolve("other"))
                        .create("log.example/audit")
                        .verifier()
                        .name())
                .isNotEqualTo(made.verifier().name());
    }

    @Test
    void keyFile_withTheSecretOfAnotherKey_isRefused() throws IOException {
        Path path = folder.resolve("log.key");
        LogKeyFile file = new LogKeyFile(path);
        file.create("log.example/a");
        List<String> other = Files.readAllLines(path);
        file.create("log.example/b");
        List<String> lines = Files.readAllLines(path);
        Files.write(path, List.of(lines.get(0), lines.get(1), other.get(2)));
        assertThatThrownBy(file::read).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
