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

        Path person =
                exported("person.zip", Scene.object().put("kind", "subject").put("subject", subject));
        Path whole = exported("whole-log.zip", Scene.object().put("kind", "period"));
        answered(inquiry.path("caseId").asText());
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
        lastExport = dpo.get("/exports/" + id[0]);
        return file;
    }

    private JsonNode lastExport = Scene.object();

    private void answered(String caseId) {
        ObjectNode answer = Scene.object();
        answer.put("exportId", lastExport.path("exportId").asText());
        answer.put("packageHash", lastExport.path("sha256").asText());
        scene.steps()
                .check(
                        "the authority is answered",
                        () -> scene.as("dpo", "request")
                                .post("/inquiries/" + caseId + "/answer", answer)
                                .isObject());
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
            Files.deleteIfExists(damaged);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
