package kz.tumar.audit.sequence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import kz.tumar.contract.TopicName;

/// Who the log is, what it takes in, and its bounds.
///
/// @param originName the configured part of the log's origin; a random log id is added at the first start
/// @param keyFile the file of the signing key; what was last signed is remembered beside it
/// @param topics the topics whose facts enter the log
/// @param batch about how many facts one transaction takes
/// @param linger how long facts are gathered while more are coming; the first after a pause goes at once
/// @param retry the pause after an outage, and between two looks at a lock that another process has
public record LogSettings(
        String originName, Path keyFile, Set<TopicName> topics, int batch, Duration linger, Duration retry) {
    public LogSettings {
        topics = Set.copyOf(topics);
        if (originName.isBlank() || topics.isEmpty() || batch < 1) {
            throw new IllegalArgumentException("a log has a name, topics and a batch size");
        }
    }
}
