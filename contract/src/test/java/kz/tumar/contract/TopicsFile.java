package kz.tumar.contract;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `topics.yaml` as data.
record TopicsFile(int version, List<String> systems, List<String> services, List<Topic> topics) {
    record Topic(
            String name,
            @Nullable String each,
            String carries,
            String key,
            int partitions,
            List<String> writers,
            List<String> readers,
            Map<String, String> config) {}

    static TopicsFile read() {
        var yaml = YAMLMapper.builder(new YAMLFactory()).build();
        try (InputStream in = Event.class.getResourceAsStream("/kz/tumar/contract/topics.yaml")) {
            return JsonMapper.builder().build().convertValue(yaml.readTree(in), TopicsFile.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Topic topic(String name) {
        return topics.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("topics.yaml lacks " + name));
    }
}
