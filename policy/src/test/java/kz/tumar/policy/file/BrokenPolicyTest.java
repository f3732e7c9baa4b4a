package kz.tumar.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A policy broken in many places at once is refused with every place named.
final class BrokenPolicyTest {
    /// One damage: what is replaced (its first occurrence after an anchor), by what; the text on the line the flaw must
    /// name, the end of its path, and what it must say.
    private record Damage(String after, String replace, String with, String at, String path, String says) {}

    private static final List<Damage> DAMAGES = List.of(
            new Damage("operator:", "bin: \"240440018332\"", "bin: \"2404\"", "bin:", "/operator/bin", "pattern"),
            new Damage("operator:", "country: KZ", "contry: KZ", "contry", "/operator/contry", "not known here"),
            new Damage(
                    "  - code: kz.105-v",
                    "replacedBy: kz.social-code",
                    "replacedBy: kz.socail-code",
                    "kz.socail-code",
                    "/replacedBy",
                    "no act"),
            new Damage(
                    "en: \"Full name\"",
                    "code: gender",
                    "code: full-name",
                    "code: full-name",
                    "/dataCategories/1/code",
                    "taken by"),
            new Damage("  - code: disability", "statute:", "# statute:", "natures:", "/natures", "special category"),
            new Damage("  - code: kinship", ", en: \"Degree of kinship\"", "", "title:", "/title", "'en' is missing"),
            new Damage(
                    "  - code: marketing",
                    "telegram-account",
                    "telegramm-account",
                    "telegramm",
                    "/dataCategories/2",
                    "no data category"),
            new Damage(
                    "  - code: recruitment",
                    "consent: ordinary",
                    "consent: spoken",
                    "spoken",
                    "/consent",
                    "not one of the words"),
            new Damage(
                    "  - code: employee-development",
                    "grounds: [law.labour-code]",
                    "grounds: [local-act]",
                    "subjectCategories:",
                    "/subjectCategories/0",
                    "may carry"),
            new Damage(
                    "  - code: accounting.records",
                    "article: kz.tax-code-2017.193-3",
                    "artikel: x",
                    "artikel",
                    "/legal",
                    "'article' is missing"),
            new Damage(
                    "  - code: accounting.records",
                    "lockedUnder: law.tax-code",
                    "lockedUnder: law.taxes",
                    "law.taxes",
                    "/lockedUnder",
                    "no ground"),
            new Damage(
                    "  - code: marketing.data",
                    "purpose: marketing",
                    "purpose: advertising",
                    "advertising",
                    "/purpose",
                    "no purpose"),
            new Damage("  - code: crm", "country: KZ", "country: DE", "country: DE", "/country", "outside Kazakhstan"),
            new Damage("  - code: telegram-bot", "ConsentGiven", "ConsentGivn", "ConsentGivn", "/claims/0", "no claim"),
            new Damage(
                    "  - code: mailbox",
                    "presence: reported",
                    "presence: assumed",
                    "presence: assumed",
                    "/presence",
                    "everybody"),
            new Damage(
                    "  - code: rectify",
                    "workingDays: 7",
                    "workingDays: -7",
                    "workingDays: -7",
                    "/policy/term/workingDays",
                    "minimum"),
            new Damage("  - code: block\n", "term: PT0S", "term: soon", "term: soon", "/policy/term", "pattern"),
            new Damage(
                    "  - {code: destruction.mass, when",
                    "persons: 2",
                    "persons: 3",
                    "persons: 3",
                    "/approvals/0/persons",
                    "only 2"),
            new Damage(
                    "destroy: {",
                    "workingDays: 1",
                    "workingDays: one",
                    "workingDays: one",
                    "/destroy/grace/workingDays",
                    "right kind"),
            new Damage(
                    "limits:",
                    "claimAhead: PT5M",
                    "claimAhead: PT5M\n  claimAhead: PT6M",
                    "claimAhead: PT6M",
                    "/limits/claimAhead",
                    "second time"));

    @Test
    void policyBrokenInTwentyPlaces_namesEachWithItsLineAndRemedy() throws IOException {
        var text = Files.readString(Path.of("modesco.yaml"));
        for (var damage : DAMAGES) {
            text = damaged(text, damage);
        }

        var result = PolicyFile.read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(result).isInstanceOf(Result.Broken.class);
        var broken = (Result.Broken<?>) result;
        var missed = new ArrayList<Damage>();
        for (var damage : DAMAGES) {
            int line = lineOf(text, damage);
            if (broken.flaws().stream()
                    .noneMatch(flaw -> flaw.path().endsWith(damage.path())
                            && flaw.wrong().contains(damage.says())
                            && flaw.line() == line
                            && !flaw.write().isBlank())) {
                missed.add(damage);
            }
        }
        assertThat(missed).as(broken.format()).isEmpty();
        assertThat(broken.flaws()).extracting(Flaw::line).isSorted();
    }

    private static String damaged(String text, Damage damage) {
        int from = text.indexOf(damage.after());
        int at = text.indexOf(damage.replace(), from + damage.after().length());
        assertThat(from).as(damage.after()).isNotNegative();
        assertThat(at).as(damage.replace()).isNotNegative();
        return text.substring(0, at)
                + damage.with()
                + text.substring(at + damage.replace().length());
    }

    private static int lineOf(String text, Damage damage) {
        int at = text.indexOf(
                damage.at(), text.indexOf(damage.after()) + damage.after().length());
        assertThat(at).as(damage.at()).isNotNegative();
        return (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }

    @Test
    void unknownWord_isAnsweredWithTheNearestKnownOne() throws IOException {
        var text = Files.readString(Path.of("modesco.yaml")).replaceFirst("consent: ordinary", "consnt: ordinary");

        var broken = (Result.Broken<?>) PolicyFile.read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(broken.flaws())
                .anySatisfy(flaw -> assertThat(flaw.write()).contains("'consent', if that was meant"));
        assertThat(broken.flaws()).anySatisfy(flaw -> assertThat(flaw.wrong()).contains("'consent' is missing"));
    }

    @Test
    void missingTerm_isNamedForEveryPairItLeavesOpen() throws IOException {
        var text = Files.readString(Path.of("modesco.yaml"))
                .replaceFirst(
                        "dataCategories: \\[contact, telegram-account, service-activity\\]",
                        "dataCategories: [contact]");

        var broken = (Result.Broken<?>) PolicyFile.read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(broken.flaws())
                .extracting(Flaw::wrong)
                .containsExactly(
                        "'telegram-account' has no retention term for 'contract-performance' (clause 7.9)",
                        "'service-activity' has no retention term for 'contract-performance' (clause 7.9)");
    }

    @Test
    void notation_thatIsNoYaml_namesTheLine() {
        var broken = (Result.Broken<?>) PolicyFile.read("id: modesco\nversion: [1\n".getBytes(StandardCharsets.UTF_8));

        assertThat(broken.flaws()).singleElement().satisfies(flaw -> {
            assertThat(flaw.line()).isEqualTo(3);
            assertThat(flaw.wrong()).contains("not readable as YAML");
        });
    }

    @Test
    void hopelessFiles_areBrokenAndNeverThrow() {
        for (var text : List.of("", "42", "[]", "a: &x [1]\nb: *x\n", "\u0000", "{".repeat(100))) {
            assertThat(PolicyFile.read(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(Result.Broken.class);
        }
        assertThat(PolicyFile.read(new byte[] {(byte) 0xC3, 0x28})).isInstanceOf(Result.Broken.class);
        assertThat(PolicyFile.read(Path.of("nowhere.yaml"))).isInstanceOf(Result.Broken.class);
    }

    @Test
    void startUp_stopsWithEveryFlawInTheMessage() {
        var result = PolicyFile.read("id: X\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(result::orThrow)
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("line 1, column 1, /id")
                .hasMessageContaining("'operator' is missing");
    }

    @Test
    void anyDamage_isAnsweredByFlawsOrByAPolicy_neverByAnException() throws IOException {
        var given = System.getProperty("tumar.seed", "");
        long seed = given.isBlank() ? new Random().nextLong() : Long.parseLong(given);
        var random = new Random(seed);
        var lines = Files.readAllLines(Path.of("modesco.yaml"));
        for (int round = 0; round < 150; round++) {
            var damaged = new ArrayList<>(lines);
            for (int hit = 0; hit < 3; hit++) {
                int at = random.nextInt(damaged.size());
                var line = damaged.get(at);
                int cut = line.isEmpty() ? 0 : random.nextInt(line.length());
                switch (random.nextInt(4)) {
                    case 0 -> damaged.remove(at);
                    case 1 -> damaged.add(at, line);
                    case 2 -> damaged.set(at, line.substring(0, cut));
                    default -> damaged.set(at, line.substring(0, cut) + "9" + line.substring(cut));
                }
            }

            assertThatCode(() -> PolicyFile.read(String.join("\n", damaged).getBytes(StandardCharsets.UTF_8)))
                    .as("seed " + seed + ", round " + round)
                    .doesNotThrowAnyException();
        }
    }
}
