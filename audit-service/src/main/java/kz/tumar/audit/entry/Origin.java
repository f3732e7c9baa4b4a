package kz.tumar.audit.entry;

/// Where a fact came from. A topic's name has only letters that need no escape in JSON.
public record Origin(String topic, int partition, long offset) {
    public Origin {
        if (!topic.matches("[a-zA-Z0-9._-]{1,249}") || partition < 0 || offset < 0) {
            throw new IllegalArgumentException("not a place in Kafka: " + topic + "-" + partition + "@" + offset);
        }
    }
}
