package kz.tumar.request.listen;

import java.util.Set;
import java.util.TreeSet;
import kz.tumar.contract.TopicName;
import kz.tumar.runtime.hosting.CompanyTopics;
import kz.tumar.runtime.policy.PolicyVersions;

/// The topics that request-service reads: what systems claim, what consent-service states about references and
/// policy, what others state about the data of people and about exports, and the commands to itself.
final class Topics {
    static final TopicName CONSENT = new TopicName("tumar.consent");
    static final Set<TopicName> READ = read();

    private Topics() {}

    private static Set<TopicName> read() {
        var topics = new TreeSet<TopicName>();
        topics.add(CONSENT);
        topics.add(new TopicName("tumar.retention"));
        topics.add(new TopicName("tumar.audit"));
        topics.add(new TopicName("company.request-service.commands"));
        topics.add(PolicyVersions.VERSIONS);
        topics.add(PolicyVersions.DOCUMENTS);
        topics.addAll(CompanyTopics.claims());
        return Set.copyOf(topics);
    }
}
