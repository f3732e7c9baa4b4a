package kz.tumar.delivery;

import java.util.LinkedHashSet;
import java.util.Set;
import kz.tumar.contract.TopicName;

/// The topics on which a service finds its own facts again, in the order in which it reads them at a rebuild.
final class OwnTopics {
    private static final TopicName CONSENT = new TopicName("tumar.consent");

    private OwnTopics() {}

    /// consent-service publishes the policy too, and what it decided was decided under it.
    static Set<TopicName> of(Settings settings) {
        var topics = new LinkedHashSet<TopicName>();
        if (settings.facts().equals(CONSENT)) {
            topics.add(Channel.POLICY);
        }
        topics.add(settings.facts());
        return topics;
    }
}
