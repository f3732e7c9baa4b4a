package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// The operator's own policy with the few figures changed that a demo of minutes can't wait for; nothing else differs.
final class DemoPolicy {
    private DemoPolicy() {}

    /// Writes it, and says in words what was changed.
    static String write(Path original, Path copy) {
        var yaml = new YAMLMapper();
        try {
            ObjectNode policy = (ObjectNode) yaml.readTree(original.toFile());
            policy.put("version", "2026-11-01.99");
            ((ObjectNode) policy.path("destroy")).put("grace", "PT0S");
            ((ObjectNode) policy.path("limits")).put("commandRepeat", "PT5S");
            for (JsonNode term : policy.path("retention")) {
                if (term.path("code").asText().equals("accounting.records")) {
                    ((ObjectNode) term.path("legal")).put("confirmedBy", "demo").put("confirmedOn", "2026-11-23");
                }
            }
            for (JsonNode holder : policy.path("holders")) {
                if (holder.path("code").asText().equals("telegram-bot")) {
                    ((ObjectNode) holder).put("mode", "observe");
                }
            }
            yaml.writeValue(copy.toFile(), policy);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return "grace before destruction: none; commands repeated after 5 s; the accounting term counts as confirmed;"
                + " the bot only observes at first";
    }

    /// Replaces the policy by a next version, under an order of its own, in which nothing is destroyed before a grace.
    ///
    /// @return the name of the version
    static String withGrace(Path policy) {
        var yaml = new YAMLMapper();
        try {
            ObjectNode next = (ObjectNode) yaml.readTree(policy.toFile());
            next.put("version", "2026-11-02.99").put("effectiveFrom", "2026-11-02");
            ((ObjectNode) next.path("order")).put("number", "TRIAL-2").put("date", "2026-11-02");
            ((ObjectNode) next.path("destroy")).put("grace", "PT30M");
            yaml.writeValue(policy.toFile(), next);
            return "2026-11-02.99";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
