package kz.tumar.bench.withdraw;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;

/// The operator's policy without grace before destruction, and with brakes that let every withdrawal of a benchmark
/// pass;
/// nothing else differs.
public final class BenchPolicy {
    private static final int ALL = 1_000_000_000;

    private BenchPolicy() {}

    /// Writes it.
    public static void write(Path original, Path copy) throws IOException {
        var yaml = new YAMLMapper();
        var policy = (ObjectNode) yaml.readTree(original.toFile());
        policy.put("version", "2026-11-01.98");
        ((ObjectNode) policy.path("destroy")).put("grace", "PT0S");
        policy.path("brakes").forEach(brake -> ((ObjectNode) brake).put("limit", ALL));
        yaml.writeValue(copy.toFile(), policy);
    }
}
