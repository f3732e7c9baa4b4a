package kz.tumar.audit.entry;

/// Where a fact came from. A topic's name has only letters that need no escape in JSON.
public record Origin(String topic, int partition, long offset) {
    private static final int LONGEST_TOPIC = 249;

    public Origin {
        if (!isTopic(topic) || partition < 0 || offset < 0) {
            throw new IllegalArgumentException("not a place in Kafka: " + topic + "-" + partition + "@" + offset);
        }
    }

    private static boolean isTopic(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= LONGEST_TOPIC;
    }
}
