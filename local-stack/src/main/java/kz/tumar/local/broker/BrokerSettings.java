package kz.tumar.local.broker;

import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.folder.Secrets;

/// The settings of one KRaft node that is broker and controller at once, on the loopback address only.
/// Every connection is authenticated by SASL/PLAIN and authorised; what no rule grants is denied.
record BrokerSettings(Path folder, int port, int controllerPort, Secrets secrets, Set<String> principals) {

    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String CLIENT_LISTENER = "CLIENT";

    Properties asProperties() {
        var settings = new Properties();
        identity(settings);
        security(settings);
        internalTopics(settings);
        footprint(settings);
        lifecycle(settings);
        return settings;
    }

    private void identity(Properties settings) {
        var client = CLIENT_LISTENER + "://" + LoopbackPorts.HOST + ":" + port;
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("log.dirs", folder.toString());
        settings.put(
                "listeners", client + "," + CONTROLLER_LISTENER + "://" + LoopbackPorts.HOST + ":" + controllerPort);
        settings.put("advertised.listeners", client);
        settings.put("controller.quorum.voters", "1@" + LoopbackPorts.HOST + ":" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("inter.broker.listener.name", CLIENT_LISTENER);
    }

    private void security(Properties settings) {
        settings.put(
                "listener.security.protocol.map",
                CLIENT_LISTENER + ":SASL_PLAINTEXT," + CONTROLLER_LISTENER + ":SASL_PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", "PLAIN");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put("sasl.mechanism.controller.protocol", "PLAIN");
        settings.put("listener.name.client.plain.sasl.jaas.config", users(principals));
        settings.put("listener.name.controller.plain.sasl.jaas.config", users(Set.of()));
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:" + EmbeddedKafka.ADMIN);
        settings.put("allow.everyone.if.no.acl.found", "false");
        settings.put("auto.create.topics.enable", "false");
    }

    private String users(Set<String> allowed) {
        var login = new StringBuilder(KafkaAccess.PLAIN_MODULE)
                .append(" required username=\"")
                .append(EmbeddedKafka.ADMIN)
                .append("\" password=\"")
                .append(secrets.of(EmbeddedKafka.secretName(EmbeddedKafka.ADMIN)))
                .append('"');
        user(login, EmbeddedKafka.ADMIN);
        allowed.stream()
                .filter(principal -> !principal.equals(EmbeddedKafka.ADMIN))
                .sorted()
                .forEach(principal -> user(login, principal));
        return login.append(';').toString();
    }

    private void user(StringBuilder login, String principal) {
        login.append(" user_")
                .append(principal)
                .append("=\"")
                .append(secrets.of(EmbeddedKafka.secretName(principal)))
                .append('"');
    }

    /// A broker that was killed may come back once its controller counts it as gone; one that said goodbye, at once.
    private static void lifecycle(Properties settings) {
        settings.put("controlled.shutdown.enable", "true");
        settings.put("broker.session.timeout.ms", "4000");
        settings.put("broker.heartbeat.interval.ms", "500");
    }

    private static void internalTopics(Properties settings) {
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "8");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "4");
        settings.put("group.initial.rebalance.delay.ms", "0");
    }

    /// Sized for one small machine: the node runs in 256 MB of heap beside everything else.
    private static void footprint(Properties settings) {
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        settings.put("log.segment.bytes", "268435456");
        settings.put("metadata.log.segment.bytes", "16777216");
    }
}
