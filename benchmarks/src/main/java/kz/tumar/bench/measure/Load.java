package kz.tumar.bench.measure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Who used how much of the processors during a span, in cores.
public final class Load {
    private final long startedAt = System.nanoTime();
    private final Duration generator = ProcessTree.ownProcessorTime();
    private final Map<String, ProcessTree> trees;
    private final Map<String, Duration> before = new LinkedHashMap<>();
    private final Duration machine = ProcessTree.machineProcessorTime();

    private Load(Map<String, ProcessTree> trees) {
        this.trees = new LinkedHashMap<>(trees);
        trees.forEach((name, tree) -> before.put(name, tree.processorTime()));
    }

    /// Begins to account.
    public static Load begin(Map<String, ProcessTree> trees) {
        return new Load(trees);
    }

    /// The cores used since the beginning, as text: `generator 0.31, audit-service 1.02`.
    public String cores() {
        double nanos = System.nanoTime() - startedAt;
        var used = new LinkedHashMap<String, Double>();
        used.put("generator", ProcessTree.ownProcessorTime().minus(generator).toNanos() / nanos);
        trees.forEach((name, tree) -> used.put(
                name,
                tree.processorTime()
                                .minus(before.getOrDefault(name, Duration.ZERO))
                                .toNanos()
                        / nanos));
        double others = ProcessTree.machineProcessorTime().minus(machine).toNanos() / nanos
                - used.values().stream().mapToDouble(Double::doubleValue).sum();
        used.put("the rest of the machine", Math.max(0, others));
        return used.entrySet().stream()
                .map(entry -> "%s %.2f".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
