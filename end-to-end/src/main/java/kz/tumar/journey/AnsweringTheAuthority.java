package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// Journey 5: the authority asks; the clock runs; an export is built, sent, and verified by somebody who never saw us.
final class AnsweringTheAuthority {
    private final Scene scene;
    private final Tumar tumar;

    AnsweringTheAuthority(Scene scene, Tumar tumar) {
        this.scene = scene;
        this.tumar = tumar;
    }

    void play(String subject) {
        Steps steps = scene.steps();
        steps.heading("5. The authority asks");
        ObjectNode letter = Scene.object();
        letter.put("letter", "2026/11-345")
                .put("letterDate", LocalDate.now(ZoneId.of("Asia/Almaty")).toString());
        letter.set("subjects", Scene.list(List.of(subject)));
        JsonNode inquiry = scene.as("dpo", "request").post("/inquiries", letter);
        steps.check("registered, and due within ten working days", () -> inquiry.has("due"));
        steps.say("due " + inquiry.path("due").asText());

        String caseId = inquiry.path("caseId").asText();
        Path person = orderedByTheInquiry(caseId);
        Path whole = exported("whole-log.zip", Scene.object().put("kind", "period"));
        gathered(caseId);
        answered(caseId);
        for (Path exported : List.of(person, whole)) {
            verified(exported);
        }
        System.out.println("package: " + whole);
    }

    private Path exported(String name, ObjectNode order) {
        Steps steps = scene.steps();
        Http dpo = scene.as("dpo", "audit");
        String[] id = {""};
        steps.need("an export is ordered: " + name, Scene.LIMIT, () -> {
            id[0] = dpo.post("/exports", order).path("exportId").asText();
            return !id[0].isEmpty();
        });
        steps.need(
                "and built",
                Scene.LIMIT,
                () -> dpo.get("/exports/" + id[0]).path("state").asText().equals("ready"));
        Path file = tumar.data().resolve(name);
        steps.need("and fetched", Scene.LIMIT, () -> {
            dpo.download("/exports/" + id[0] + "/package", file);
            return Files.size(file) > 0;
        });
        return file;
    }

    /// Registering the letter ordered the export; nobody else did.
    private Path orderedByTheInquiry(String caseId) {
        Steps steps = scene.steps();
        Http regulator = scene.as("regulator", "audit");
        steps.need(
                "the letter ordered its export by itself, and it is built",
                Scene.LIMIT,
                () -> regulator
                        .get("/exports?inquiry=" + caseId)
                        .path(0)
                        .path("state")
                        .asText()
                        .equals("ready"));
        String id = regulator
                .get("/exports?inquiry=" + caseId)
                .path(0)
                .path("exportId")
                .asText();
        Path file = tumar.data().resolve("person.zip");
        steps.need("and fetched in the regulator's own role", Scene.LIMIT, () -> {
            regulator.download("/exports/" + id + "/package", file);
            return Files.size(file) > 0;
        });
        return file;
    }

    private void gathered(String caseId) {
        Steps steps = scene.steps();
        Http dpo = scene.as("dpo", "request");
        ObjectNode answer = Scene.object().put("dispatch", "OUT-2026/11-77");
        steps.await(
                "the inquiry knows its export",
                Scene.LIMIT,
                () -> !dpo.get("/inquiries/" + caseId).path("exports").isEmpty());
        steps.check(
                "answering is refused while an item of the list is open",
                () -> dpo.statusOfPost("/inquiries/" + caseId + "/answer", answer) == 409);
        steps.check("an officer says what software can't know, or why there is none", () -> {
            for (JsonNode item : dpo.get("/inquiries/" + caseId).path("items")) {
                if (item.path("progress").asText().equals("OPEN")) {
                    ObjectNode evidence =
                            Scene.object().put("item", item.path("item").asText());
                    boolean order = item.path("item").asText().equals("RESPONSIBLE_PERSON_ORDER");
                    dpo.post(
                            "/inquiries/" + caseId + "/items",
                            order
                                    ? evidence.put("number", "12-K")
                                    : evidence.put("none", "inquiry-none.nothing-recorded"));
                }
            }
            return true;
        });
        ObjectNode term = Scene.object()
                .put("letter", "2026/11-346")
                .put("letterDate", LocalDate.now(ZoneId.of("Asia/Almaty")).toString())
                .put("due", LocalDate.now(ZoneId.of("Asia/Almaty")).plusDays(40).toString());
        steps.check(
                "more time is recorded by the authority's letter",
                () -> dpo.post("/inquiries/" + caseId + "/term", term)
                        .path("granted")
                        .asText()
                        .equals("2026/11-346"));
    }

    private void answered(String caseId) {
        Http dpo = scene.as("dpo", "request");
        scene.steps()
                .check(
                        "the authority is answered, with every item of the list",
                        () -> dpo.post(
                                        "/inquiries/" + caseId + "/answer",
                                        Scene.object().put("dispatch", "OUT-2026/11-77"))
                                .path("answered")
                                .asBoolean());
        scene.steps()
                .check(
                        "and acknowledges it",
                        () -> dpo.post(
                                        "/inquiries/" + caseId + "/acknowledgement",
                                        Scene.object().put("number", "IN-9/2026"))
                                .path("acknowledgement")
                                .asText()
                                .equals("IN-9/2026"));
    }

    private void verified(Path exported) {
        Steps steps = scene.steps();
        Path output = tumar.data().resolve("verify.txt");
        String name = exported.getFileName().toString();
        steps.check(name + " verifies", () -> tumar.runQuietly(output, "verify", exported.toString()) == 0);
        Path damaged = exported.resolveSibling("damaged-" + name);
        steps.check("one byte changed, and it does not", () -> {
            byte[] bytes = Files.readAllBytes(exported);
            bytes[bytes.length / 2] ^= 1;
            Files.write(damaged, bytes);
            return tumar.runQuietly(output, "verify", damaged.toString()) == 1;
        });
        try {
            new OpeningVerifyPage(scene, tumar).play(exported, damaged);
            Files.deleteIfExists(damaged);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
