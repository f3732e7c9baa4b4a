package kz.tumar.verify;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.tumar.verify.refusal.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The verifier for people without Java, opened from disk in a real Chromium without a network. It must come to the
/// same
/// verdict as the command for every package, good or damaged.
final class PageTest {
    private static final Path FILE = Path.of("src/main/web/verify.html");
    private static final Draft.Log LOG = new Draft.Log(40);
    private static Chromium chromium;

    @TempDir
    Path folder;

    private final List<String> requests = new ArrayList<>();
    private int started;
    private BrowserContext reader;
    private Page page;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openFromDisk() {
        reader = chromium.browser()
                .newContext(new NewContextOptions().setOffline(true).setLocale("en-GB"));
        page = opened(FILE);
    }

    private Page opened(Path file) {
        Page fresh = reader.newPage();
        fresh.onRequest(request -> requests.add(request.url()));
        fresh.onWorker(_ -> started++);
        fresh.navigate(file.toAbsolutePath().toUri().toString());
        return fresh;
    }

    @AfterEach
    void leave() {
        assertThat(requests)
                .as("it asks nobody")
                .allMatch(url -> url.startsWith("file:") || url.startsWith("blob:null/"));
        reader.close();
    }

    private String verdict(byte[] bytes, String fingerprint) {
        return verdict(page, bytes, fingerprint);
    }

    private static String verdict(Page page, byte[] bytes, String fingerprint) {
        page.locator("#file").setInputFiles(new FilePayload("export.zip", "application/zip", bytes));
        page.locator("#trust").fill(fingerprint);
        page.locator("button").click();
        page.locator("#verdict:not([data-verdict=''])").waitFor();
        return String.valueOf(page.locator("#verdict").getAttribute("data-verdict"));
    }

    @Test
    void goodPackages_areAccepted_withAndWithoutTheFingerprint() {
        String fingerprint = Draft.KEY.fingerprint();
        GoodPackages.all().forEach((name, bytes) -> {
            assertThat(verdict(bytes, fingerprint)).as(name).isEqualTo("verified");
            assertThat(verdict(bytes, "")).as(name).isEqualTo("signer-unknown");
            assertThat(page.locator("#facts").textContent().replaceAll("\\s", ""))
                    .contains(fingerprint, Draft.EXPORT_ID);
        });
        byte[] any = Damages.period().bytes();
        assertThat(verdict(any, fingerprint.toUpperCase(java.util.Locale.ROOT).replaceAll(".{4}", "$0 ")))
                .isEqualTo("verified");
        assertThat(verdict(any, Draft.KEY.vkey())).isEqualTo("verified");
    }

    @Test
    void witnessesOfThePolicyThatIsNamed_mustHaveCosigned_andAreShown() {
        TestKey witness = new TestKey("witness.example.test/w1", 4);
        String logs = "log " + Draft.KEY.vkey() + "\n";
        String policy = logs + "witness w " + witness.vkey() + "\ngroup g all w\nquorum g\n";
        Draft draft = Damages.period();
        String text = Damages.LOG.checkpointText(Damages.SIZE);
        byte[] bare = draft.bytes();
        draft.put(Layout.POLICY, policy);
        String note = draft.text(Layout.CHECKPOINT);
        draft.put(Layout.CHECKPOINT, note + witness.cosignatureLine(text, 1_750_000_000L));
        byte[] seen = draft.sign().bytes();
        draft.put(Layout.CHECKPOINT, note + witness.cosignatureLine(text + "x", 1_750_000_000L));
        byte[] misled = draft.sign().bytes();

        assertThat(verdict(bare, policy)).isEqualTo("not-verified");
        assertThat(verdict(misled, policy)).isEqualTo("not-verified");
        assertThat(verdict(seen, policy)).isEqualTo("verified");
        assertThat(page.locator("#facts").textContent()).contains("w, 15 June 2025, 20:06:40 (UTC+05:00)");
        assertThat(verdict(seen, logs + "quorum none")).isEqualTo("verified");
        assertThat(page.locator("#facts").textContent()).doesNotContain("20:06:40");
        assertThat(verdict(seen, policy.replace("log ", "lag "))).isEqualTo("unusable");
        assertThat(verdict(seen, policy.replace("quorum g", "quorum h"))).isEqualTo("unusable");
        String stranger = "log " + new TestKey(Draft.ORIGIN).vkey() + "\nquorum none";
        assertThat(verdict(seen, stranger)).isEqualTo("not-verified");
    }

    @Test
    void anotherKeyThanTheOneNamed_isRefused() {
        byte[] any = Damages.period().bytes();
        assertThat(verdict(any, new TestKey(Draft.ORIGIN).fingerprint())).isEqualTo("not-verified");
        assertThat(verdict(any, Draft.KEY.named("other.example.test").vkey())).isEqualTo("not-verified");
        assertThat(verdict(any, "abc")).isEqualTo("unusable");
    }

    @Test
    void everyKindOfDamage_isRefused_asByTheCommand() {
        List<Damages.Damage> all = Damages.all();
        List<String> named = PageVerdicts.of(page, all, Draft.KEY.fingerprint());
        List<String> alone = PageVerdicts.of(page, all, "");
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!named.get(i).equals("not-verified") || !alone.get(i).equals("not-verified")) {
                wrong.add(all.get(i).name() + ": " + named.get(i) + ", " + alone.get(i));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(all).hasSizeGreaterThan(100);
    }

    /// Large files are read in pieces, and their sums made on threads beside the page's own; here every file is.
    @Test
    void withThreadsOfItsOwn_thePageComesToTheSame() throws IOException {
        String whole = Files.readString(FILE);
        String piece = "const CHUNK = 4 * 1024 * 1024,";
        String limit = "static APART = 8 * 1024 * 1024;";
        assertThat(whole).contains(piece, limit);
        Page threaded = opened(Files.writeString(
                folder.resolve("threaded.html"),
                whole.replace(piece, "const CHUNK = 1000,").replace(limit, "static APART = 0;")));
        List<Damages.Damage> sums = Damages.all().stream()
                .filter(damage -> damage.bytes().length < 100_000)
                .filter(damage -> damage.reasons().contains(Reason.HASH_DIFFERS)
                        || damage.reasons().contains(Reason.ARCHIVE_CHECKSUM))
                .limit(12)
                .toList();

        assertThat(verdict(threaded, Damages.subject().bytes(), Draft.KEY.fingerprint()))
                .isEqualTo("verified");
        assertThat(threaded.workers()).as("they are gone with the verdict").isEmpty();
        assertThat(started).as("threads were used").isPositive();
        assertThat(PageVerdicts.of(threaded, sums, Draft.KEY.fingerprint()))
                .hasSizeGreaterThan(1)
                .containsOnly("not-verified");
    }

    @Test
    void anyChangedByte_isRefused() {
        for (Draft draft : List.of(
                Draft.ofPeriod(LOG, 1, 3, 5).withPrevious(LOG, 2, 5),
                Draft.ofSubjects(LOG, 5, Draft.SUBJECTS.get(1)))) {
            Object accepted = page.evaluate(
                    """
                    async ([base64, fingerprint]) => {
                      const good = Uint8Array.from(atob(base64), c => c.charCodeAt(0)), accepted = [];
                      const check = async i => {
                        const changed = good.slice();
                        changed[i] ^= 1 << (i % 8);
                        const { verdict: found } = await verify(new Blob([changed]), fingerprint);
                        if (found !== 'not-verified') accepted.push(`${i} ${found}`);
                      };
                      for (let i = 0; i < good.length; i += 56) {
                        await Promise.all([0, 7, 14, 21, 28, 35, 42, 49].map(j => i + j).filter(j => j < good.length).map(check));
                      }
                      return accepted;
                    }""", List.of(Base64.getEncoder().encodeToString(draft.bytes()), Draft.KEY.fingerprint()));
            assertThat(accepted).isEqualTo(List.of());
        }
    }

    @Test
    void whatIsNoPackage_isNotJudged() throws IOException {
        for (byte[] other : List.of(
                new byte[0],
                "not an archive".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Files.readAllBytes(FILE))) {
            assertThat(verdict(other, "")).isEqualTo("unusable");
        }
    }

    /// Takes one check out of a copy of the page: then some damage must get through, or nothing here would notice.
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            requireThat(same(fold.root(), checkpoint.root), 'proof');
            requireThat(includes(record.index, checkpoint.size, record.leaf(), hashes(proof.proof), checkpoint.root), 'proof');
            requireThat(record.number === ends.get(subject).number + 1, 'gap');
            requireThat(this.hash === null || hash === this.hash, 'hash', this.entry.name);
            requireThat(crc === this.entry.crc, 'archive', 'checksum');
            requireThat(canonical(value, 1) === source, 'json');
            if (!first && !this.after(from, to, plain)) this.refuse();
            if (String(Number(source)) !== source) this.refuse();
            if (text(said) !== source) this.refuse();
            if (++this.depth > MAX_DEPTH) this.refuse();
            requireThat(scope.exportId === manifest.exportId, 'manifest');
            requireThat(offset === start && at === size, 'archive');
            requireThat(second(stated.time) >= second(scope.createdAt), 'headsOld');
            heads.require(ends);
            await open(name).through();
            requireThat(needed >= 1 && needed <= members.length, 'note');
            if (heads !== null) await checkAllHeads(again, heads.stated, heads.index);
            """)
    void aPageThatLacksACheck_letsDamageThrough(String check) throws IOException {
        String whole = Files.readString(FILE);
        assertThat(whole).contains(check);
        Page weak = opened(Files.writeString(folder.resolve("weak.html"), whole.replace(check, "")));
        List<Damages.Damage> small = Damages.all().stream()
                .filter(damage -> damage.bytes().length < 100_000)
                .toList();
        assertThat(PageVerdicts.untilVerified(weak, small, Draft.KEY.fingerprint()))
                .contains("verified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void inEachLanguage_thePageIsAccessibleAndTheSentencesAreItsOwn(String language) {
        page.locator("#language").selectOption(language);
        assertThat(page.locator("html")).hasAttribute("lang", language);
        Accessibility.require(page, "empty page in " + language);
        Set<String> sentences = new HashSet<>();
        for (Map.Entry<String, byte[]> each : Map.of(
                        "good", Damages.period().bytes(),
                        "bad", Damages.all().get(40).bytes(),
                        "other", new byte[5])
                .entrySet()) {
            verdict(each.getValue(), each.getKey().equals("good") ? Draft.KEY.fingerprint() : "");
            sentences.add(page.locator("#verdict").textContent());
            Accessibility.require(page, each.getKey() + " in " + language);
        }
        sentences.add(page.title());
        assertThat(sentences).hasSize(4).noneMatch(sentence -> sentence.contains("undefined"));
        boolean cyrillic = sentences.stream().allMatch(sentence -> sentence.matches("(?s).*\\p{IsCyrillic}.*"));
        assertThat(cyrillic).isEqualTo(!language.equals("en"));
    }

    @Test
    void wordsOfAllLanguages_areTheSame() {
        Object missing = page.evaluate("""
                () => {
                  const keys = (o, p = '') => Object.entries(o).flatMap(([k, v]) => typeof v === 'object' ? keys(v, k + '.') : [p + k]);
                  const all = Object.values(WORDS).map(words => keys(words).sort().join());
                  return new Set(all).size;
                }""");
        assertThat(missing).isEqualTo(1);
    }

    @Test
    void byKeyboardAlone_aPackageIsChecked() {
        page.locator("#file")
                .setInputFiles(new FilePayload(
                        "export.zip", "application/zip", Damages.subject().bytes()));
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            page.keyboard().press("Tab");
            order.add(String.valueOf(page.evaluate("document.activeElement.id || document.activeElement.tagName")));
            if (order.getLast().equals("trust")) {
                page.keyboard().type(Draft.KEY.fingerprint());
            }
        }
        assertThat(order).containsExactly("language", "file", "trust", "BUTTON");
        page.keyboard().press("Enter");
        assertThat(page.locator("#verdict")).hasAttribute("data-verdict", "verified");
        assertThat(page.locator("#verdict")).hasAttribute("role", "status");
    }
}
