package kz.tumar.delivery;

import java.util.Set;
import kz.tumar.contract.TopicName;

/// Leaves the transaction in which an event turned out to be undecidable yet, so that nothing of it remains.
final class WaitRequested extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final Set<TopicName> topics;

    WaitRequested(Set<TopicName> topics) {
        super("an event waits for topics to be read", null, false, false);
        this.topics = topics;
    }

    Set<TopicName> topics() {
        return topics;
    }
}
