package kz.tumar.delivery;

import java.time.Duration;
import kz.tumar.contract.Source;
import kz.tumar.contract.TopicName;

/// Who this service is, how it reaches the broker, and the bounds it keeps.
///
/// @param service its code and Kafka principal, for example `consent-service`
/// @param source its CloudEvents source, for example `/tumar/consent`
/// @param facts the topic of its facts, for example `tumar.consent`
/// @param refusesUnreadable whether it answers claims that can't be read (consent-service only)
/// @param bootstrap Kafka's `host:port` list
/// @param username SASL/PLAIN user; empty: no authentication
/// @param password its secret
/// @param digestKey the key of the digests that stand for refused claims in the log
/// @param batch the most events in one transaction
/// @param attempts how often an event on which our code fails is tried before it is parked
/// @param backoff the longest pause between two attempts after an outage
/// @param futureLimit how far in the future of its receipt a claim's time may lie
/// @param forgetAfter when the identity of a claim from which nothing followed is forgotten; never before the claim
///     is gone from its topic
public record Settings(
        String service,
        Source source,
        TopicName facts,
        boolean refusesUnreadable,
        String bootstrap,
        String username,
        Secret password,
        Secret digestKey,
        int batch,
        int attempts,
        Duration backoff,
        Duration futureLimit,
        Duration forgetAfter) {
    private static final Duration LONG_GONE = Duration.ofDays(60);

    /// Settings that forget refused claims after sixty days.
    public Settings(
            String service,
            Source source,
            TopicName facts,
            boolean refusesUnreadable,
            String bootstrap,
            String username,
            Secret password,
            Secret digestKey,
            int batch,
            int attempts,
            Duration backoff,
            Duration futureLimit) {
        this(
                service,
                source,
                facts,
                refusesUnreadable,
                bootstrap,
                username,
                password,
                digestKey,
                batch,
                attempts,
                backoff,
                futureLimit,
                LONG_GONE);
    }

    /// A secret that never shows itself.
    public record Secret(String value) {
        @Override
        public String toString() {
            return "redacted";
        }
    }
}
