package kz.tumar.audit.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kz.tumar.audit.tree.TreeHash;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.partition.Partition;

/// What one batch took in: which offsets of which topics, what of that was no new entry, and the tree it led to.
/// Whoever
/// has the facts and the manifests can build the log again. Its bytes are canonical JSON.
record Manifest(long batch, long first, long end, TreeHash root, List<Range> ranges) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Manifest {
        ranges = List.copyOf(ranges);
    }

    /// @param repeated offsets of facts that were in the log already
    /// @param aside offsets of what was set aside
    record Range(Partition partition, String topicId, long from, long to, Offsets repeated, Offsets aside) {}

    byte[] bytes() {
        String text = "{\"batch\":" + batch + ",\"end\":" + end + ",\"first\":" + first + ",\"ranges\":"
                + ranges.stream().map(Manifest::text).collect(Collectors.joining(",", "[", "]"))
                + ",\"root\":\"" + root.base64() + "\",\"v\":1}";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// @throws IllegalArgumentException when the bytes are no manifest
    static Manifest parse(byte[] bytes) {
        try {
            return parse(JSON.readTree(bytes));
        } catch (IOException malformed) {
            throw new IllegalArgumentException("not a manifest", malformed);
        }
    }

    static Manifest parse(JsonNode json) {
        if (json.path("v").asInt() != 1) {
            throw new IllegalArgumentException("not a manifest of version 1");
        }
        List<Range> ranges = new ArrayList<>();
        for (JsonNode range : json.path("ranges")) {
            ranges.add(new Range(
                    new Partition(
                            new TopicName(range.path("topic").asText()),
                            range.path("partition").asInt()),
                    range.path("topicId").asText(),
                    range.path("from").asLong(),
                    range.path("to").asLong(),
                    Offsets.parse(range.path("repeated")),
                    Offsets.parse(range.path("aside"))));
        }
        return new Manifest(
                json.path("batch").asLong(),
                json.path("first").asLong(),
                json.path("end").asLong(),
                TreeHash.fromBase64(json.path("root").asText()),
                ranges);
    }

    private static String text(Range range) {
        return "{\"aside\":" + range.aside() + ",\"from\":" + range.from() + ",\"partition\":"
                + range.partition().number() + ",\"repeated\":" + range.repeated() + ",\"to\":" + range.to()
                + ",\"topic\":\"" + range.partition().topic().value() + "\",\"topicId\":\"" + range.topicId() + "\"}";
    }
}
