package kz.tumar.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.issuer.IssuerAccess;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What was destroyed stays destroyed when a backup from before is restored, and when the epoch of its keys has ended
/// nothing under the data folder tells of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RestoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String GONE = "planted-value-that-goes-4711";
    private static final String KEPT = "planted-value-that-stays-0815";
    private static final int OPENED = 200;
    private static final int DESTROYED = 410;

    private Tumar tumar;
    private Path data;
    private Path backups;

    @BeforeAll
    void start(@TempDir Path folder) {
        data = folder.resolve("data");
        backups = folder.resolve("backups");
        tumar = new Tumar(Tumar.repository(), data);
        tumar.set("TUMAR_NO_BUILD", "1");
        // Epochs of seconds instead of days.
        tumar.set("TUMAR_KEYRING_EPOCH", "PT4S");
        tumar.set("TUMAR_KEYRING_TURN_EVERY", "1S");
        tumar.set("TUMAR_KEYRING_TURN_DELAY", "1S");
        for (String name : Demo.PORT_NAMES) {
            tumar.set("TUMAR_" + name + "_PORT", "0");
        }
        RestorePolicy.write(tumar.root().resolve("policy/modesco.yaml"), data);
        up();
    }

    @AfterAll
    void stop() {
        tumar.run("down");
    }

    @Test
    @Clause({"1.1.11", "8.4"})
    void backupsFromBeforeADestruction_restored_bringNothingBack_andTheEpochsEndLeavesNoTrace() throws IOException {
        var site = new SystemApi(as("system:site", "consent"), "site");
        String subject = site.registered("visitor-1");
        String waiting = site.registered("visitor-2");
        String gone = site.sealed(subject, "service-activity", GONE);
        String kept = site.sealed(subject, "consent-evidence", KEPT);
        Path first = backedUp("first", "--no-trial");
        List.of(subject, waiting).forEach(person -> site.consents(person, "marketing", "service-activity"));
        site.holds(waiting, "service-activity");
        Path second = backedUp("second", "--no-trial");
        List<String> keys = new ArrayList<>(secretKeys());
        assertThat(reveal(gone)).isEqualTo(OPENED);

        List.of(subject, waiting).forEach(person -> site.withdraws(person, "marketing"));
        String act = act(subject);
        String unanswered = ordered(waiting);
        assertThat(history(unanswered)).doesNotContain("kz.tumar.DestructionReplayed.v1");
        assertThat(reveal(gone)).isEqualTo(DESTROYED);

        tumar.run("down");
        assertThat(tumar.run("restore", second.toString())).isZero();
        assertThat(tumar.run("restore", first.toString(), "--service", "consent"))
                .as("one service from further back than the others")
                .isZero();
        up();

        // At once: whoever is ready has obeyed again.
        assertThat(reveal(gone)).isEqualTo(DESTROYED);
        assertThat(reveal(kept)).isEqualTo(OPENED);
        assertThat(act(subject)).isEqualTo(act);
        patiently("the site, which never answered, is asked again")
                .until(() -> history(unanswered).contains("kz.tumar.DestructionReplayed.v1"));
        assertThat(tumar.run("recover")).as("the log signs again").isZero();

        keys.addAll(secretKeys());
        endEpochs();
        assertThat(reveal(gone)).isEqualTo(DESTROYED);
        assertThat(reveal(kept)).isEqualTo(OPENED);
        tumar.run("down");
        assertThat(PlantedSearch.under(data, List.of(subject)))
                .as("what the search can find")
                .isNotEmpty();
        assertThat(PlantedSearch.under(data, List.of(GONE, KEPT))).isEmpty();
        assertThat(PlantedSearch.under(data, keys)).isEmpty();
    }

    private void up() {
        assertThat(tumar.run("up", "--detach")).isZero();
    }

    private Path backedUp(String name, String... how) {
        Path folder = backups.resolve(name);
        var command = new ArrayList<>(List.of("backup", folder.toString()));
        command.addAll(List.of(how));
        assertThat(tumar.run(command.toArray(String[]::new))).isZero();
        return folder;
    }

    private List<String> secretKeys() throws IOException {
        return PlantedSearch.keysOf(data.resolve("keys/consent-service.keyring"));
    }

    /// The keys of a past epoch go when a backup that needs none of them was read on trial.
    private void endEpochs() {
        int last = epochs().path(epochs().size() - 1).path("epoch").asInt();
        patiently("everything living stands under a later epoch")
                .until(() -> epochs().valueStream()
                        .filter(epoch -> epoch.path("epoch").asInt() <= last)
                        .allMatch(RestoreTest::waitsForATrial));
        backedUp("last");
        patiently("the keys of before go")
                .until(() -> epochs().valueStream()
                        .allMatch(epoch -> epoch.path("epoch").asInt() > last));
    }

    /// A backup names the second in which it was begun: it has to be a later one.
    private static boolean waitsForATrial(JsonNode epoch) {
        return epoch.path("waitsFor").asText().equals("TRIAL")
                && Instant.parse(epoch.path("settledAt").asText())
                        .isBefore(Instant.now().minusSeconds(1));
    }

    private JsonNode epochs() {
        return as("dpo", "consent").get("/key-epochs").path("epochs");
    }

    private int reveal(String reference) {
        return as("dpo", "consent")
                .statusOfPost(
                        "/sealed/" + reference + "/reveal", Scene.object().put("reason", "reveal.verify-identity"));
    }

    /// The order about a person, when holders were told.
    private String ordered(String subject) {
        return patiently("the order")
                .until(
                        () -> as("dpo", "retention")
                                .get("/orders?subject=" + subject + "&state=ORDERED")
                                .path(0)
                                .path("orderId")
                                .asText(""),
                        order -> !order.isEmpty());
    }

    private String history(String order) {
        return as("dpo", "retention").get("/orders/" + order).path("history").toString();
    }

    /// The number of the act about a person, when there is one.
    private String act(String subject) {
        Http retention = as("dpo", "retention");
        return patiently("the act")
                .until(
                        () -> {
                            for (JsonNode order : retention.get("/orders?subject=" + subject)) {
                                String act = retention
                                        .get("/orders/" + order.path("orderId").asText())
                                        .path("act")
                                        .asText("");
                                if (!act.isEmpty()) {
                                    return act;
                                }
                            }
                            return "";
                        },
                        act -> !act.isEmpty());
    }

    private static ConditionFactory patiently(String what) {
        return await(what).atMost(PATIENCE).ignoreExceptions();
    }

    private Http as(String role, String service) {
        Ports ports = Ports.of(data);
        var issuer = IssuerAccess.local(ports.of("issuer"), new DataFolder(data).secrets());
        return new Http("http://127.0.0.1:" + ports.of(service), () -> issuer.token(role));
    }
}
