package kz.tumar.audit.service;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import kz.tumar.audit.Clause;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.checkpoint.LastSigned;
import kz.tumar.audit.export.OpenSsl;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.note.VerifierKey;
import kz.tumar.verify.Verdict;
import kz.tumar.verify.Verifying;
import kz.tumar.verify.face.FolderFace;
import kz.tumar.verify.face.HttpFace;
import kz.tumar.verify.fsck.LogCheck;
import kz.tumar.verify.fsck.LogFindings;
import kz.tumar.verify.mirror.Mirroring;
import kz.tumar.verify.trust.Admission;
import kz.tumar.verify.trust.PolicyText;
import kz.tumar.verify.trust.TrustPolicy;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The log with a witness elsewhere: what is shown and handed out bears its line, and when it is away the log goes on.
@QuarkusTest
@QuarkusTestResource(value = WitnessedStack.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WitnessedLogTest {
    private static final Admission ANYTHING_TRUSTED = new Admission(false, Admission.MOST_ENTRIES);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @TestHTTPResource("/log")
    URI log;

    @Test
    @Order(1)
    @Clause("2.8")
    void whatIsShownAndHandedOut_isWitnessed_andNeitherItsAbsenceNorANewKeyStopsTheLog()
            throws IOException, InterruptedException, PolicyText.Malformed {
        TestPolicy.publish();
        await().atMost(PATIENCE).until(() -> as("dpo").get("/entries?limit=1").statusCode() == 200);
        TrustPolicy trust = policy();
        assertThat(trust.witnesses()).hasSize(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(witnessed(trust)).isTrue());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stated("CheckpointWitnessed", "enough", "true"))
                        .isEqualTo(1));

        requireProofOfTheFirstEntry(trust);
        Path before = export(trust);

        WitnessedStack.killWitness();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stated("CheckpointWitnessed", "enough", "false"))
                        .isEqualTo(1));
        assertThat(given().get("/q/health/well").asString()).contains("\"one\": \"away\"");
        assertThat(given().get("/q/metrics").asString()).contains("tumar_log_witnesses_enough 0.0");
        assertThat(witnessed(trust)).as("the latest is shown, by itself").isFalse();

        WitnessedStack.startWitness();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stated("CheckpointWitnessed", "enough", "true"))
                        .isEqualTo(2));

        VerifierKey old = vkey();
        as("officer").post("/log/keys/introduce").then().statusCode(403);
        as("dpo").post("/log/keys/promote").then().statusCode(409);
        as("dpo").post("/log/keys/other").then().statusCode(400);
        SignedNote statement = SignedNote.parse(as("dpo")
                .post("/log/keys/introduce")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
        assertThat(statement.isSignedBy(old))
                .as("the old key vouches for the new one")
                .isTrue();
        as("dpo").post("/log/keys/promote").then().statusCode(200);
        VerifierKey next = vkey();
        assertThat(next).isNotEqualTo(old);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stated("LogKeyChanged", "change", "PROMOTED"))
                        .isEqualTo(1));
        await().atMost(PATIENCE).untilAsserted(() -> {
            SignedNote note = SignedNote.parse(given().get("/log/checkpoint").asByteArray());
            assertThat(note.isSignedBy(old) && note.isSignedBy(next)).isTrue();
            assertThat(witnessed(policy())).as("the witness knows the old key").isTrue();
        });
        export(policy());
        assertThat(Verifying.verify(before, policy(), _ -> {})).isInstanceOf(Verdict.Verified.class);
        assertThat(Verifying.verify(before, trust, _ -> {})).isInstanceOf(Verdict.Verified.class);
    }

    @Test
    @Order(2)
    @Clause("2.8")
    void aStranger_copiesTheLogByItsFace_andReadsItWhole() throws PolicyText.Malformed {
        TrustPolicy trust = policy();
        try (HttpFace face = new HttpFace(log.toString(), Optional.of(config("test.token.regulator")))) {
            Mirroring.Copied first =
                    new Mirroring(face, trust, ANYTHING_TRUSTED, false, _ -> _ -> {}).into(folder.resolve("mirror"));
            as("dpo").get("/entries?limit=1").then().statusCode(200);
            long copied = first.checkpoint().checkpoint().size();
            await().atMost(PATIENCE).until(() -> size() > copied);
            Mirroring.Copied second =
                    new Mirroring(face, trust, ANYTHING_TRUSTED, false, _ -> _ -> {}).into(folder.resolve("mirror"));
            LogFindings mirrored = new LogCheck(
                            new FolderFace(folder.resolve("mirror")), trust, ANYTHING_TRUSTED, _ -> _ -> {})
                    .entries((_, _) -> {});
            LogFindings live = new LogCheck(face, trust, ANYTHING_TRUSTED, _ -> _ -> {}).entries((_, _) -> {});

            assertThat(second.before()).isEqualTo(copied);
            assertThat(mirrored.checkpoint().trusted()).isTrue();
            assertThat(mirrored.entries() && live.entries()).isTrue();
            assertThat(live.checkpoint().checkpoint().size())
                    .isGreaterThanOrEqualTo(second.checkpoint().checkpoint().size());
        }
    }

    @Test
    @Order(2)
    @Clause("2.8")
    void whatTheLogShows_isAskedForAgainByItsTag_andKeptOnlyWhereItNeverChanges() {
        requireCaching("/log/tile/0/000.p/1", "public, max-age=31536000, immutable");
        requireCaching("/log/tile/entries/000.p/1", "private, max-age=31536000, immutable");
        for (String moves : new String[] {"vkey", "keys", "policy"}) {
            requireCaching("/log/" + moves, "no-cache");
        }
        for (String grows : new String[] {"checkpoint", "proof/0.tlog-proof"}) {
            String tag = given().get("/log/" + grows)
                    .then()
                    .header("Cache-Control", "no-cache")
                    .extract()
                    .header("ETag");
            assertThat(tag).startsWith("W/\"");
            as("dpo").get("/entries?limit=1").then().statusCode(200);
            await().atMost(PATIENCE)
                    .until(() -> given().header("If-None-Match", tag)
                                    .get("/log/" + grows)
                                    .statusCode()
                            == 200);
        }
    }

    private static void requireCaching(String path, String control) {
        String tag = as("regulator")
                .get(path)
                .then()
                .statusCode(200)
                .header("Cache-Control", control)
                .extract()
                .header("ETag");
        byte[] body = as("regulator")
                .header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(304)
                .header("Cache-Control", control)
                .extract()
                .asByteArray();
        assertThat(body).isEmpty();
        as("regulator").header("If-None-Match", "W/\"other\"").get(path).then().statusCode(200);
    }

    @Test
    @Order(3)
    @Clause("2.8")
    void aLogBehindWhatItSigned_signsNothing_andSaysSoEverywhere_untilTheDpoHasItRecovered() throws IOException {
        Path key = Path.of(config("tumar.log.key.file"));
        Checkpoint now =
                Checkpoint.parse(SignedNote.parse(given().get("/log/checkpoint").asByteArray()));
        new LastSigned(key).write(new Checkpoint(now.origin(), now.size() + 1000, now.root()));
        Files.setLastModifiedTime(key, FileTime.from(Instant.now()));
        as("dpo").get("/entries?limit=1").then().statusCode(200);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(given().get("/q/health/ready").asString()).contains("BEHIND_SIGNED"));
        given().get("/q/health/ready").then().statusCode(503);
        assertThat(given().get("/q/metrics").asString()).contains("tumar_log_refusing 1.0");
        as("regulator").post("/recoveries").then().statusCode(403);
        long refused = size();

        as("dpo").post("/recoveries").then().statusCode(202);
        await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200 && size() > refused);
        as("dpo").post("/recoveries").then().statusCode(409);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(brokenAtOrPast(refused)).isEqualTo(1));
    }

    /// How many alarms name a tree that was refused: what the database holds may be more than what was signed last.
    private static long brokenAtOrPast(long signed) throws IOException {
        long found = 0;
        for (JsonNode entry : json(as("dpo")
                        .get("/entries?type=kz.tumar.IntegrityBroken.v1")
                        .asByteArray())
                .path("entries")) {
            found += entry.at("/entry/event/data/treeSize").asLong() >= signed ? 1 : 0;
        }
        return found;
    }

    private static long size() {
        return Checkpoint.parse(SignedNote.parse(given().get("/log/checkpoint").asByteArray()))
                .size();
    }

    private boolean witnessed(TrustPolicy trust) {
        byte[] note = given().get("/log/checkpoint").asByteArray();
        return trust.witnessed(kz.tumar.verify.note.SignedNote.parse(note).orElseThrow())
                .filter(seen -> seen.containsKey("one"))
                .isPresent();
    }

    private void requireProofOfTheFirstEntry(TrustPolicy trust) throws IOException {
        Path proof = folder.resolve("0.tlog-proof");
        Path entry = folder.resolve("entry");
        Files.write(
                proof,
                given().get("/log/proof/0.tlog-proof")
                        .then()
                        .statusCode(200)
                        .header("Cache-Control", "no-cache")
                        .extract()
                        .asByteArray());
        long size = Long.parseLong(given().get("/log/checkpoint").asString().split("\n", -1)[1]);
        String width = size >= 256 ? "" : ".p/" + size;
        ByteBuffer bundle =
                ByteBuffer.wrap(as("dpo").get("/log/tile/entries/000" + width).asByteArray());
        byte[] first = new byte[bundle.getShort() & 0xFFFF];
        bundle.get(first);
        Files.write(entry, first);

        assertThat(Verifying.verifyEntry(proof, entry, trust)).isInstanceOf(Verdict.ProofVerified.class);
        Files.writeString(entry, "other");
        assertThat(Verifying.verifyEntry(proof, entry, trust)).isInstanceOf(Verdict.NotVerified.class);
        for (String none : new String[] {"999999.tlog-proof", "00.tlog-proof", "0", "x.tlog-proof"}) {
            given().get("/log/proof/" + none).then().statusCode(404);
        }
    }

    private Path export(TrustPolicy trust) throws IOException {
        String path = URI.create(as("regulator")
                        .body("{\"kind\":\"period\"}")
                        .post("/exports")
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location"))
                .getPath();
        await().atMost(PATIENCE)
                .until(() -> json(as("regulator").get(path).asByteArray())
                        .path("state")
                        .asText()
                        .equals("ready"));
        Path kept = folder.resolve(UUID.randomUUID() + ".zip");
        Files.write(kept, as("regulator").get(path + "/package").asByteArray());
        requireTheOperatorsSignature(path, Files.readAllBytes(kept));
        assertThat(Verifying.verify(kept, trust, _ -> {}))
                .isInstanceOfSatisfying(
                        Verdict.Verified.class,
                        verdict -> assertThat(verdict.findings().witnesses()).containsOnlyKeys("one"));
        return kept;
    }

    private void requireTheOperatorsSignature(String path, byte[] bare) throws IOException {
        byte[] container = as("regulator")
                .get(path + "/signed-package")
                .then()
                .statusCode(200)
                .contentType("application/vnd.etsi.asic-e+zip")
                .extract()
                .asByteArray();
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(container))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        assertThat(files.values()).as("the package as it is without").contains(bare);
        if (!OpenSsl.present()) {
            return;
        }
        Path signature =
                Files.write(folder.resolve("s.p7s"), files.getOrDefault("META-INF/signature001.p7s", new byte[0]));
        Path manifest =
                Files.write(folder.resolve("m.xml"), files.getOrDefault("META-INF/ASiCManifest001.xml", new byte[0]));
        assertThat(OpenSsl.verified(signature, manifest, Path.of(config("test.operator.ca"))))
                .contains("successful");
    }

    private static long stated(String type, String field, String value) throws IOException {
        long found = 0;
        for (JsonNode entry : json(as("dpo")
                        .get("/entries?type=kz.tumar." + type + ".v1")
                        .asByteArray())
                .path("entries")) {
            found += entry.at("/entry/event/data/" + field).asText().equals(value) ? 1 : 0;
        }
        return found;
    }

    private static TrustPolicy policy() throws PolicyText.Malformed {
        return PolicyText.parse(
                given().get("/log/policy").then().statusCode(200).extract().asByteArray());
    }

    private static VerifierKey vkey() {
        return VerifierKey.parse(given().get("/log/vkey").asString().strip());
    }

    private static RequestSpecification as(String role) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + config("test.token." + role));
    }

    private static JsonNode json(byte[] body) throws IOException {
        return JSON.readTree(new String(body, UTF_8));
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
