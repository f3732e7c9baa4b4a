package kz.tumar.example;

import java.util.Properties;

/// Where this system is and what it may use, from the environment.
///
/// @param system its code, for example `crm`
/// @param bootstrap Kafka's `host:port`
/// @param kafkaSecret its SASL/PLAIN secret; its user is its code
/// @param consentUrl consent-service
/// @param requestUrl request-service
/// @param issuerUrl the OIDC issuer
/// @param clientSecret what earns it a token there
/// @param store the file of its own store
/// @param port its own HTTP interface on the loopback address, 0 for any
/// @param endsWithParent whether it ends when its standard input does
record Surroundings(
        String system,
        String bootstrap,
        String kafkaSecret,
        String consentUrl,
        String requestUrl,
        String issuerUrl,
        String clientSecret,
        String store,
        int port,
        boolean endsWithParent) {

    static Surroundings ofEnvironment() {
        return new Surroundings(
                required("COMPANY_SYSTEM"),
                required("TUMAR_KAFKA"),
                required("TUMAR_KAFKA_SECRET"),
                required("TUMAR_CONSENT_URL"),
                required("TUMAR_REQUEST_URL"),
                required("TUMAR_ISSUER_URL"),
                required("TUMAR_CLIENT_SECRET"),
                required("COMPANY_STORE"),
                Integer.parseInt(System.getenv().getOrDefault("COMPANY_PORT", "0")),
                System.getenv("COMPANY_ENDS_WITH_PARENT") != null);
    }

    private static String required(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("set " + name);
        }
        return value;
    }

    Properties kafka() {
        var properties = new Properties();
        properties.put("bootstrap.servers", bootstrap);
        properties.put("security.protocol", "SASL_PLAINTEXT");
        properties.put("sasl.mechanism", "PLAIN");
        properties.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(system, kafkaSecret));
        properties.put("reconnect.backoff.max.ms", "1000");
        return properties;
    }
}
