package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The operator's own policy for a stack without company systems: no grace, backups that are kept no day, and
/// consent-service the only one that is assumed to hold what clients do.
final class RestorePolicy {
    private RestorePolicy() {}

    /// Writes it where `up` takes it from.
    static void write(Path original, Path data) {
        var yaml = new YAMLMapper();
        try {
            ObjectNode policy = (ObjectNode) yaml.readTree(original.toFile());
            policy.put("version", "2026-11-01.97");
            ((ObjectNode) policy.path("destroy")).put("grace", "PT0S");
            ((ObjectNode) policy.path("limits")).put("backupRetention", "P0D");
            for (JsonNode holder : policy.path("holders")) {
                if (holder.path("code").asText().equals("consent-service")) {
                    keepsActivity(holder);
                } else if (holder.path("kind").asText().equals("system")) {
                    ((ObjectNode) holder).put("presence", "reported");
                }
            }
            yaml.writeValue(Files.createDirectories(data).resolve("policy.yaml").toFile(), policy);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void keepsActivity(JsonNode holder) {
        for (JsonNode holding : holder.path("holds")) {
            if (holding.path("subjectCategory").asText().equals("client")) {
                ((ArrayNode) holding.path("dataCategories")).add("service-activity");
            }
        }
    }
}
