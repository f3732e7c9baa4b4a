package kz.tumar.consent.listen;

import java.util.Set;
import java.util.TreeSet;
import kz.tumar.contract.TopicName;
import kz.tumar.runtime.hosting.CompanyTopics;
import kz.tumar.runtime.policy.PolicyVersions;

/// The topics that consent-service reads: what systems claim, what the other services state about blocks and
/// destruction,
/// the commands to itself, and the documents of the policy.
final class Topics {
    static final Set<TopicName> READ = read();

    private Topics() {}

    private static Set<TopicName> read() {
        var topics = new TreeSet<TopicName>();
        topics.add(new TopicName("tumar.request"));
        topics.add(new TopicName("tumar.retention"));
        topics.add(new TopicName("company.consent-service.commands"));
        topics.add(PolicyVersions.DOCUMENTS);
        topics.addAll(CompanyTopics.claims());
        return Set.copyOf(topics);
    }
}
