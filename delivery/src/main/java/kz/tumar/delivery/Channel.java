package kz.tumar.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.TopicName;

/// What is said on a topic, and what the topic proves about who says it.
sealed interface Channel {
    /// Claims of one system, which alone may write there.
    record Claims(HolderCode sender) implements Channel {}

    /// Commands to a holder.
    record Commands() implements Channel {}

    /// Documents, which are no events.
    record Documents(TopicName topic) implements Channel {}

    /// Facts of one of our services.
    record Facts() implements Channel {}

    /// The topic of what changes the policy.
    TopicName POLICY = new TopicName("tumar.policy");

    /// The topic of the policy's documents.
    TopicName DOCUMENTS = new TopicName("tumar.policy.documents");

    /// The form of a system's topics.
    Pattern COMPANY = Pattern.compile("company\\.([a-z0-9-]+)\\.(events|commands)");

    /// The channel that a topic is.
    static Channel of(TopicName topic) {
        Matcher company = COMPANY.matcher(topic.value());
        if (company.matches()) {
            return company.group(2).equals("events") ? new Claims(new HolderCode(company.group(1))) : new Commands();
        }
        return topic.equals(DOCUMENTS) ? new Documents(topic) : new Facts();
    }

    /// The topic a system makes claims on.
    static TopicName claimsOf(HolderCode system) {
        return new TopicName("company." + system.value() + ".events");
    }

    /// The topic a holder is commanded on.
    static TopicName commandsTo(HolderCode holder) {
        return new TopicName("company." + holder.value() + ".commands");
    }

    /// The topic a system learns on which of its claims were refused.
    static TopicName rejectionsOf(HolderCode system) {
        return new TopicName("company." + system.value() + ".rejected");
    }
}
