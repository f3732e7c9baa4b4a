package kz.tumar.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/// The folder of results: one JSON file a benchmark, the latest of each, and one page that tells them all.
///
/// @param folder `benchmarks/results`
record Results(Path folder) {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    void keep(Result result, Effort effort) throws IOException {
        Files.createDirectories(folder);
        var name = result.name() + (effort.brief() ? "-short" : "") + ".json";
        JSON.writeValue(folder.resolve(name).toFile(), content(result, effort));
        Files.writeString(folder.resolve("README.md"), page());
    }

    private static Map<String, Object> content(Result result, Effort effort) {
        var content = new LinkedHashMap<String, Object>();
        content.put("benchmark", result.name());
        content.put("short", effort.brief());
        content.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        content.put("machine", machine());
        content.put("value", result.value());
        content.put("unit", result.unit());
        content.put("ceilings", result.ceilings());
        content.put("ratio", result.ratio());
        content.put("p50Ms", result.p50());
        content.put("p99Ms", result.p99());
        content.put("rssMb", result.rss());
        content.put("notes", result.notes());
        content.put("goals", result.goals());
        content.put("line", result.line());
        return content;
    }

    private static Map<String, Object> machine() {
        var machine = new LinkedHashMap<String, Object>();
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        machine.put("processor", processor());
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        machine.put("java", System.getProperty("java.version"));
        return machine;
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return "unknown";
        }
    }

    private String page() throws IOException {
        var page = new StringBuilder("""
                # Results

                Written by `./tumar bench`; the latest run of each. Figures move from machine to machine: what counts is the
                ratio to what stands beside them, taken in the same run.
                """);
        try (var files = Files.list(folder)) {
            for (var file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                append(page, JSON.readTree(file.toFile()));
            }
        }
        return page.toString();
    }

    private static void append(StringBuilder page, JsonNode result) {
        page.append("\n## %s%s\n\n"
                .formatted(
                        result.path("benchmark").asText(), result.path("short").asBoolean() ? " (short)" : ""));
        page.append("%s, %d cores (%s), Java %s\n\n"
                .formatted(
                        result.path("date").asText(),
                        result.path("machine").path("cores").asInt(),
                        result.path("machine").path("processor").asText(),
                        result.path("machine").path("java").asText()));
        page.append("    ").append(result.path("line").asText()).append("\n\n| | |\n| --- | --- |\n");
        for (var ceiling : result.path("ceilings")) {
            row(
                    page,
                    "beside it: " + ceiling.path("what").asText(),
                    Result.figure(ceiling.path("value").asDouble()) + " "
                            + result.path("unit").asText());
        }
        result.path("notes")
                .forEach(note -> row(
                        page, note.path("what").asText(), note.path("figure").asText()));
        result.path("goals")
                .forEach(goal -> row(
                        page,
                        goal.path("met").asBoolean() ? "goal met" : "goal missed",
                        goal.path("text").asText()));
    }

    private static void row(StringBuilder page, String what, String figure) {
        page.append("| ").append(what).append(" | ").append(figure).append(" |\n");
    }
}
