package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kz.tumar.verify.refusal.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandTest {
    private static final Draft.Log LOG = new Draft.Log(40);
    private static final TestKey WITNESS = new TestKey("witness.example.test/w1", 4);

    @TempDir
    Path folder;

    private String output = "";

    @BeforeEach
    void packages() throws IOException {
        write(
                "subject.zip",
                Draft.ofSubjects(LOG, 40, Draft.SUBJECTS.get(1))
                        .withPrevious(LOG, 16, 40)
                        .bytes());
        write("period.zip", Draft.ofPeriod(LOG, 0, 40, 40).bytes());
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private void write(String name, String content) throws IOException {
        write(name, content.getBytes(UTF_8));
    }

    private int run(String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, UTF_8);
        int status = new Main(folder, Map.of("LANG", "C.UTF-8"), out, Optional.empty()).run(words);
        output = bytes.toString(UTF_8);
        return status;
    }

    @Test
    void trustedVkey_verifies() {
        assertThat(run("subject.zip", "--trust", Draft.KEY.vkey())).isZero();
        assertThat(output)
                .startsWith("VERIFIED:")
                .contains("neither in between nor at the end", "first 39 entries", "earlier checkpoint");
        assertThat(run("--trust=" + Draft.KEY.vkey(), "period.zip")).isZero();
        assertThat(output)
                .contains("from 0 up to but without 40", "everybody’s history")
                .doesNotContain("at the end");
    }

    @Test
    void trustPolicy_isTakenFromFileOrDataFolder() throws IOException {
        String policy = "log " + Draft.KEY.vkey() + "\nquorum none\n";
        write("mine.policy", policy);
        write("mine.vkey", Draft.KEY.vkey() + "\n");
        write("elsewhere/trust.policy", policy);

        assertThat(run("subject.zip")).isEqualTo(3);
        assertThat(run("subject.zip", "--trust", "mine.policy")).isZero();
        assertThat(run("subject.zip", "--trust", "mine.vkey")).isZero();
        assertThat(run("subject.zip", "--data", "elsewhere")).isZero();
        write(".tumar/trust.policy", policy);
        assertThat(run("subject.zip")).isZero();
    }

    @Test
    void unknownSigner_isNamedByFingerprint() {
        assertThat(run("subject.zip", "--trust", new TestKey(Draft.ORIGIN).vkey()))
                .isEqualTo(3);
        assertThat(output).startsWith("SIGNER UNKNOWN:").contains(Draft.KEY.fingerprint(), Draft.KEY.vkey());
        assertThat(output.lines().toList()).contains("Would be proved, were the signer trusted:");
    }

    @Test
    void packageSignedAnewByAnotherKey_isOnlyConsistent() throws IOException {
        TestKey forger = new TestKey(Draft.ORIGIN);
        Draft draft = Draft.ofPeriod(LOG, 0, 40, 40);
        draft.files.put(Layout.CHECKPOINT, forger.note(LOG.checkpointText(40)));
        draft.put(Layout.VKEY, forger.vkey() + "\n");
        draft.put(Layout.POLICY, "log " + forger.vkey() + "\nquorum none\n");
        write("forged.zip", draft.sign(forger).bytes());

        assertThat(run("forged.zip", "--trust", Draft.KEY.vkey())).isEqualTo(3);
        assertThat(output).contains(forger.fingerprint());
    }

    @Test
    void keyOfTheLogUnderAnotherName_isNotTrusted() {
        assertThat(run(
                        "subject.zip",
                        "--trust",
                        Draft.KEY.named("other.example.test").vkey()))
                .isEqualTo(3);
    }

    @Test
    void quorum_needsTheWitness_andThenItsTimeIsProved() throws IOException {
        write("w.policy", "log " + Draft.KEY.vkey() + "\nwitness w " + WITNESS.vkey() + "\ngroup g all w\nquorum g\n");
        Draft draft = Draft.ofPeriod(LOG, 0, 40, 40);
        String text = LOG.checkpointText(40);
        String cosigned = new String(Draft.KEY.note(text), UTF_8) + WITNESS.cosignatureLine(text, 1_750_000_000L);
        draft.put(Layout.CHECKPOINT, cosigned);
        write("witnessed.zip", draft.sign().bytes());
        draft.put(Layout.CHECKPOINT, new String(Draft.KEY.note(text), UTF_8) + WITNESS.cosignatureLine(text + "x", 1L));
        write("misled.zip", draft.sign().bytes());

        assertThat(run("period.zip", "--trust", "w.policy")).isEqualTo(1);
        assertThat(run("misled.zip", "--trust", "w.policy")).isEqualTo(1);
        assertThat(run("witnessed.zip", "--trust", "w.policy")).isZero();
        assertThat(output)
                .contains("the witness w saw this checkpoint at 2025-06-15T15:06:40Z")
                .doesNotContain("when anything");
    }

    @Test
    void unusable_isTwo() throws IOException {
        write("text.txt", "not an archive");
        write("empty.zip", new byte[0]);
        write("broken.policy", "lag\n");

        assertThat(run()).isEqualTo(2);
        assertThat(run("a", "b")).isEqualTo(2);
        assertThat(run("subject.zip", "--what")).isEqualTo(2);
        assertThat(run("subject.zip", "--trust")).isEqualTo(2);
        assertThat(run("subject.zip", "--lang", "de")).isEqualTo(2);
        assertThat(run("missing.zip")).isEqualTo(2);
        assertThat(run(".")).isEqualTo(2);
        assertThat(run("text.txt")).isEqualTo(2);
        assertThat(run("empty.zip")).isEqualTo(2);
        assertThat(run("subject.zip", "--trust", "missing.policy")).isEqualTo(2);
        assertThat(run("subject.zip", "--trust", "broken.policy")).isEqualTo(2);
        assertThat(output).startsWith("UNUSABLE:").contains("line 1");
    }

    @Test
    void anyChangedByte_isNotVerified() throws IOException {
        for (String name : new String[] {"small-period.zip", "small-subject.zip"}) {
            Draft draft = name.contains("period")
                    ? Draft.ofPeriod(LOG, 1, 3, 5).withPrevious(LOG, 2, 5)
                    : Draft.ofSubjects(LOG, 5, Draft.SUBJECTS.get(1));
            byte[] good = draft.bytes();
            for (int i = 0; i < good.length; i++) {
                byte[] changed = good.clone();
                changed[i] ^= (byte) (1 << (i % 8));
                write(name, changed);
                assertThat(run(name, "--trust", Draft.KEY.vkey()))
                        .as("%s, byte %d", name, i)
                        .isEqualTo(1);
            }
            write(name, good);
            assertThat(run(name, "--trust", Draft.KEY.vkey())).isZero();
            for (int size = good.length - 1; size > 700; size -= 97) {
                write(name, Arrays.copyOf(good, size));
                assertThat(run(name, "--trust", Draft.KEY.vkey()))
                        .as("cut to %d", size)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void json_hasTheSameVerdict() throws IOException {
        assertThat(run("subject.zip", "--json", "--trust", Draft.KEY.vkey())).isZero();
        JsonNode good = new ObjectMapper().readTree(output);
        assertThat(good.get("verdict").asText()).isEqualTo("verified");
        assertThat(good.get("fingerprint").asText()).isEqualTo(Draft.KEY.fingerprint());
        assertThat(good.get("previousSize").asInt()).isEqualTo(16);
        assertThat(run("missing.zip", "--json")).isEqualTo(2);
        assertThat(new ObjectMapper().readTree(output).get("reason").asText()).isEqualTo("file-unreadable");
    }

    @Test
    void verdict_isGivenInThreeLanguages() {
        run("subject.zip", "--lang", "kk", "--trust", Draft.KEY.vkey());
        assertThat(output).startsWith("\u0420\u0410\u0421\u0422\u0410\u041b\u0414\u042b:");
        run("subject.zip", "--lang", "ru", "--trust", Draft.KEY.vkey());
        assertThat(output).startsWith("\u041f\u041e\u0414\u0422\u0412\u0415\u0420\u0416\u0414\u0415\u041d\u041e:");
        assertThat(run("--help", "--lang=kk")).isZero();
        assertThat(output).contains("--trust");
        assertThat(Language.of(Map.of("LANG", "kk_KZ.UTF-8"))).isEqualTo(Language.KK);
        assertThat(Language.of(Map.of("LC_ALL", "ru_RU.UTF-8", "LANG", "kk_KZ")))
                .isEqualTo(Language.RU);
        assertThat(Language.of(Map.of())).isEqualTo(Language.EN);
    }

    @Test
    void sentences_areTheSameInEveryLanguage_andEveryReasonHasOne() {
        Properties english = Language.EN.sentences();
        for (Language language : Language.values()) {
            Properties other = language.sentences();
            assertThat(other.keySet()).isEqualTo(english.keySet());
            english.stringPropertyNames()
                    .forEach(key -> assertThat(placeholders(other.getProperty(key)))
                            .as("%s %s", language, key)
                            .isEqualTo(placeholders(english.getProperty(key))));
            assertThat(Arrays.stream(Reason.values()).map(reason -> "reason." + reason.code()))
                    .allSatisfy(key -> assertThat(other).containsKey(key));
        }
    }

    private static Set<String> placeholders(String sentence) {
        Set<String> found = new TreeSet<>();
        Pattern.compile("\\{\\d}").matcher(sentence).results().forEach(m -> found.add(m.group()));
        return found;
    }

    @Test
    void whatAPackageSays_cannotSteerTheTerminal() {
        assertThat(Language.printable("a\u001b[2Jb\u202ec\u0085")).isEqualTo("a?[2Jb?c?");
    }
}
