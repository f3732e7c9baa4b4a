package kz.tumar.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.tumar.audit.note.KeyName;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.note.SigningKey;
import kz.tumar.audit.tree.Rfc6962;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointTest {
    /// The example of C2SP tlog-checkpoint.
    private static final String NOTE = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            """;

    private final SigningKey key = SigningKey.generate(new KeyName("log.example/1"));

    @TempDir
    Path folder;

    @Test
    void theSpecificationsExample_isReadAndWrittenAlike() {
        SignedNote note = SignedNote.parse(NOTE.getBytes(StandardCharsets.UTF_8));
        Checkpoint checkpoint = Checkpoint.parse(note);
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20852163);
        assertThat(checkpoint.text()).isEqualTo(note.text());
    }

    @Test
    void malformedCheckpoints_areRefused() {
        String root = Rfc6962.emptyRoot().base64();
        for (String text : List.of(
                "o\n1\n",
                "o\n01\n" + root + "\n",
                "o\n-1\n" + root + "\n",
                "o\n1\nAAAA\n",
                "o\n\n" + root + "\n",
                "o\n+1\n" + root + "\n",
                "o\n1\n" + root + "\n\nx\n")) {
            SignedNote note = key.sign(text);
            assertThatThrownBy(() -> Checkpoint.parse(note)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void lastSigned_isRememberedAcrossStartsAndDamageIsNotOverlooked() throws IOException {
        Path keyFile = folder.resolve("log.key");
        Checkpoint checkpoint = new Checkpoint("log.example/1", 7, Rfc6962.emptyRoot());
        assertThat(new LastSigned(keyFile).read()).isEmpty();

        new LastSigned(keyFile).write(checkpoint);

        assertThat(new LastSigned(keyFile).read()).contains(checkpoint);
        Files.writeString(folder.resolve("log.key.last-signed"), "log.example/1\n");
        assertThatThrownBy(() -> new LastSigned(keyFile).read()).isInstanceOf(IllegalStateException.class);
    }
}
