package kz.tumar.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a policy says about recipients, duties, cookies, additions and changes has to lead somewhere.
final class SharingSenseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code: tax-authority, kind: state-body, country: KZ|code: tax-authority, kind: state-body, country: RU"
                        + "|/recipients/0/country|state body outside",
                "code: partner, kind: third-party|code: bank, kind: third-party|/recipients/5/code|taken by",
                "name: visits, category: analytics|name: visits, category: analytic|/cookies/registry/4/category|"
                        + "no cookie category",
                "category: essential, lifetime: null|category: essential, lifetime: P1D|/cookies/registry/0/lifetime|"
                        + "end with the session",
                "category: targeting, lifetime: P90D|category: targeting, lifetime: P366D|"
                        + "/cookies/registry/5/lifetime|outlives its category",
                "purposes: [legal-compliance], title|purposes: [legal], title|/duties/3/purposes/0|no purpose",
                "changes: []|changes: [{purpose: marketng, material: true, title: {kk: a, ru: b, en: c}}]|"
                        + "/changes/0/purpose|no purpose",
                "familiarisation: {strict: false|familiarisation: {strict: maybe|/familiarisation/strict|right kind",
                "contracts: []|contracts: [{code: m, processor: mailer, from: \"2026-11-01\", until: null, order: {number: 1-D,"
                        + " date: \"2026-11-01\", confirmedBy: null, confirmedOn: null}}]"
                        + "|/contracts/0/processor|no recipient",
                "contracts: []|contracts: [{code: m, processor: bank, from: \"2026-11-01\", until: null, order: {number: 1-D,"
                        + " date: \"2026-11-01\", confirmedBy: null, confirmedOn: null}}]"
                        + "|/contracts/0/processor|processes nothing",
                "contracts: []|contracts: [{code: m, processor: mailing, from: \"2026-11-02\", until: \"2026-11-01\","
                        + " order: {number: 1-D, date: \"2026-11-01\", confirmedBy: null, confirmedOn: null}}]"
                        + "|/contracts/0/until|ends before it begins",
                "mode: enforce|mode: watch|/holders/0/mode|not one of the words"
            })
    void aNameThatLeadsNowhere_orARuleBroken_isNamed(String replace, String with, String path, String says)
            throws IOException {
        var text = Files.readString(Path.of("modesco.yaml"));
        assertThat(text).contains(replace);
        int at = text.indexOf(replace);

        var result = PolicyFile.read((text.substring(0, at) + with + text.substring(at + replace.length()))
                .getBytes(StandardCharsets.UTF_8));

        assertThat(result).isInstanceOf(Result.Broken.class);
        assertThat(((Result.Broken<?>) result).flaws()).anySatisfy(flaw -> {
            assertThat(flaw.path()).isEqualTo(path);
            assertThat(flaw.wrong()).contains(says);
        });
    }

    @ParameterizedTest
    @CsvSource({"bank-details, closed one", "resume-others, no data category"})
    void anAddition_belongsToAnOpenCategory(String category, String says) throws IOException {
        var text = Files.readString(Path.of("modesco.yaml"))
                .replace(
                        "additions: []",
                        "additions: [{code: driving-licence, title: {kk: a, ru: b, en: c}, dataCategory: " + category
                                + ", order: {number: 1-K, date: \"2026-11-01\", confirmedBy: null, confirmedOn: null}}]");

        var result = (Result.Broken<?>) PolicyFile.read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(result.flaws()).singleElement().satisfies(flaw -> {
            assertThat(flaw.path()).isEqualTo("/additions/0/dataCategory");
            assertThat(flaw.wrong()).contains(says);
        });
    }
}
