package kz.tumar.verify.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The examples that the specifications print.
final class NotesTest {
    private static final String VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private static final String NOTE = """
            This is an example message.

            \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    private static SignedNote note(String text) {
        return SignedNote.parse(text.getBytes(UTF_8)).orElseThrow();
    }

    private static boolean verifies(SignedNote note, VerifierKey key) {
        List<NoteSignature> claimed = note.claimedBy(key);
        return !claimed.isEmpty() && claimed.stream().allMatch(s -> s.isBy(key, note.text()));
    }

    @Test
    void specificationExample_verifies() {
        VerifierKey key = VerifierKey.parse(VKEY).orElseThrow();

        assertThat(note(NOTE).text()).isEqualTo("This is an example message.\n");
        assertThat(verifies(note(NOTE), key)).isTrue();
        assertThat(key.fingerprint()).startsWith("530d903a");
    }

    @Test
    void specificationExample_withChangedText_doesNotVerify() {
        VerifierKey key = VerifierKey.parse(VKEY).orElseThrow();

        assertThat(verifies(note(NOTE.replace("example message", "Example message")), key))
                .isFalse();
    }

    @Test
    void text_mayHoldEmptyLines() {
        String verse = "Ognuno sta solo\n\ned \u00e8 subito sera.\n\n\u2014 quasimodo.example/salvatore"
                + " NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n";

        assertThat(note(verse).text()).isEqualTo("Ognuno sta solo\n\ned \u00e8 subito sera.\n");
    }

    @Test
    void malformedNotes_areRefused() {
        assertThat(List.of(
                        "",
                        "text\n",
                        "text\n\n",
                        NOTE.stripTrailing(),
                        NOTE.replace("\u2014 ", "- "),
                        NOTE.replace("\u2014 ", "\u2014  "),
                        NOTE.replace("aQM=", "aQN="),
                        NOTE.replace("aQM=", "aQM"),
                        NOTE.replace("message.", "message.\t"),
                        NOTE + "\n"))
                .allSatisfy(text ->
                        assertThat(SignedNote.parse(text.getBytes(UTF_8))).isEmpty());
        assertThat(SignedNote.parse(new byte[] {(byte) 0xff, '\n', '\n', 'x', '\n'}))
                .isEmpty();
    }

    @Test
    void malformedKeys_areRefused() {
        assertThat(List.of(
                        "",
                        "example.com/foo",
                        VKEY.replace("530d903a", "530d903b"),
                        VKEY.replace("530d903a", "530D903A"),
                        VKEY.replace("foo", "fo o"),
                        VKEY.replace("foo", "bar"),
                        VKEY + "=",
                        VKEY.replace("+Ae", "+/e")))
                .allSatisfy(text -> assertThat(VerifierKey.parse(text)).isEmpty());
    }

    @Test
    void checkpoint_ofTheSpecification_isRead() {
        Checkpoint checkpoint = Checkpoint.parse(
                        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")
                .orElseThrow();

        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20852163);
    }

    @Test
    void malformedCheckpoints_areRefused() {
        String root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
        assertThat(List.of(
                        "o\n1\n",
                        "o\n01\n" + root + "\n",
                        "o\n-1\n" + root + "\n",
                        "\n1\n" + root + "\n",
                        "o\n1\n" + root + "\n\n",
                        "o\n1\nCsUY\n",
                        "o\n99999999999999999999\n" + root + "\n"))
                .allSatisfy(text -> assertThat(Checkpoint.parse(text)).isEmpty());
    }
}
