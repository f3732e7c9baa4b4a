package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// The second way to verify: the offline page, opened from disk in Chromium, with a package and the fingerprint of the
/// operator's letter. Where there is no Chromium, that is said and nothing is counted.
final class OpeningVerifyPage {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Scene scene;
    private final Tumar tumar;

    OpeningVerifyPage(Scene scene, Tumar tumar) {
        this.scene = scene;
        this.tumar = tumar;
    }

    void play(Path exported, Path damaged) throws IOException, InterruptedException {
        Steps steps = scene.steps();
        var program = Chromium.program();
        if (program.isEmpty()) {
            steps.say("verify.html was not opened: no Chromium on this machine; TUMAR_CHROMIUM names another place");
            return;
        }
        Path page = tumar.root().resolve("export-verifier/src/main/web/verify.html");
        try (Chromium chromium = Chromium.open(program.get(), page)) {
            steps.await("verify.html says the same: verified", LIMIT, () -> says(chromium, exported, "verified"));
            steps.await("and of the damaged one: not verified", LIMIT, () -> says(chromium, damaged, "not-verified"));
        }
    }

    private boolean says(Chromium chromium, Path file, String verdict) throws IOException, InterruptedException {
        chromium.choose("#file", file);
        chromium.evaluate("document.querySelector('#trust').value = '" + fingerprint() + "'");
        chromium.evaluate("document.querySelector('#verdict').dataset.verdict = ''");
        chromium.evaluate("document.querySelector('button').click()");
        Instant until = Instant.now().plus(LIMIT);
        String said = "";
        while (said.isEmpty() && Instant.now().isBefore(until)) {
            said = chromium.evaluate(
                    "new Promise(done => setTimeout(() => done(document.querySelector('#verdict').dataset.verdict), 100))");
        }
        if (!said.equals(verdict)) {
            throw new IllegalStateException("the page says " + said);
        }
        return true;
    }

    /// As the operator's letter prints it; here the command says it.
    private String fingerprint() throws IOException {
        Path output = tumar.data().resolve("verify.json");
        tumar.runQuietly(output, "verify", tumar.data().resolve("whole-log.zip").toString(), "--json");
        JsonNode said = new ObjectMapper().readTree(Files.readAllLines(output).getLast());
        return said.path("fingerprint").asText();
    }
}
