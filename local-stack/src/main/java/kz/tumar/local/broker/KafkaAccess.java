package kz.tumar.local.broker;

import java.util.Map;
import kz.tumar.local.folder.Secrets;

/// Where the broker is and how a principal logs in.
///
/// @param bootstrap host and port
/// @param secrets the principals' secrets
public record KafkaAccess(String bootstrap, Secrets secrets) {

    static final String PLAIN_MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule";

    /// The secret of a principal: a system's or a service's code, or [EmbeddedKafka#ADMIN].
    public String secretOf(String principal) {
        return secrets.of(EmbeddedKafka.secretName(principal));
    }

    /// Client settings with which any Kafka client connects as that principal.
    public Map<String, Object> as(String principal) {
        return as(principal, secretOf(principal));
    }

    /// Client settings with a secret of the caller's choice, right or wrong.
    public Map<String, Object> as(String principal, String secret) {
        return Map.of(
                "bootstrap.servers",
                bootstrap,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                PLAIN_MODULE + " required username=\"" + principal + "\" password=\"" + secret + "\";");
    }
}
