package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/// One company system, running as a process of its own; spoken to over its own HTTP interface.
final class Company implements AutoCloseable {
    private final String code;
    private final Process process;
    private final Http http;

    private Company(String code, Process process, Http http) {
        this.code = code;
        this.process = process;
        this.http = http;
    }

    /// Starts it, and returns when it says that it is ready. It ends when this process does.
    static Company start(String code, List<String> command, Map<String, String> environment, Path log) {
        try {
            var builder = new ProcessBuilder(command).redirectError(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
            String line = lines.readLine();
            if (line == null || !line.startsWith(code + ": ready on ")) {
                process.destroyForcibly();
                throw new IllegalStateException(code + " did not start; see " + log);
            }
            int port = Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
            return new Company(code, process, new Http("http://127.0.0.1:" + port, () -> ""));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String code() {
        return code;
    }

    /// Takes a person in: registers a reference, keeps the values and claims `DataHeld`.
    ///
    /// @return the reference
    String takeIn(String localId, String subjectCategory, Map<String, String> values) {
        ObjectNode body = Http.JSON.createObjectNode();
        body.put("localId", localId).put("subjectCategory", subjectCategory);
        ObjectNode kept = body.putObject("values");
        values.forEach(kept::put);
        return http.post("/people", body).path("subject").asText();
    }

    /// Keeps a person of whom Tumar has not heard.
    void keep(String localId, String subjectCategory, Map<String, String> values) {
        ObjectNode body = Http.JSON.createObjectNode().put("register", false);
        body.put("localId", localId).put("subjectCategory", subjectCategory);
        ObjectNode kept = body.putObject("values");
        values.forEach(kept::put);
        http.post("/people", body);
    }

    /// Claims something about a person.
    void claim(String subject, String name, JsonNode data) {
        ObjectNode body = Http.JSON.createObjectNode().put("subject", subject).put("name", name);
        body.set("data", data);
        http.post("/claims", body);
    }

    /// Claims something that happened at a moment.
    void claim(String subject, String name, JsonNode data, OffsetDateTime at) {
        ObjectNode body = Http.JSON.createObjectNode().put("subject", subject).put("name", name);
        body.put("time", at.toString()).set("data", data);
        http.post("/claims", body);
    }

    /// Sends what a page of its own sends.
    void tell(String path, JsonNode body) {
        http.post(path, body);
    }

    /// A page of its own.
    String page(String path) {
        return http.text(path);
    }

    /// What it holds about a person: `values`, `blocks`, `stopped`.
    JsonNode person(String subject) {
        return http.get("/people/" + subject);
    }

    boolean holds(String subject, String category) {
        return person(subject).path("values").has(category);
    }

    boolean blocks(String subject) {
        return !person(subject).path("blocks").isEmpty();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
