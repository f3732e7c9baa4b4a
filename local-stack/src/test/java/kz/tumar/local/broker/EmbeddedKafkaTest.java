package kz.tumar.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.folder.Secrets;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaTest {

    @TempDir
    Path folder;

    @Test
    void secondNodeOnOneFolder_isRefused_andTheFirstIsUnharmed() throws Exception {
        var secrets = new Secrets(folder);
        var data = folder.resolve("kafka");
        try (var first = EmbeddedKafka.start(data, LoopbackPorts.free(), secrets, Set.of("site"))) {
            assertThatThrownBy(() -> EmbeddedKafka.start(data, LoopbackPorts.free(), secrets, Set.of("site")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Another Kafka runs");

            assertThat(clusterId(first)).isNotBlank();
        }
    }

    @Test
    void restartOnTheSameFolder_keepsTheCluster() throws Exception {
        var secrets = new Secrets(folder);
        var data = folder.resolve("kafka");
        String before;
        try (var first = EmbeddedKafka.start(data, LoopbackPorts.free(), secrets, Set.of())) {
            before = clusterId(first);
        }

        try (var again = EmbeddedKafka.start(data, LoopbackPorts.free(), secrets, Set.of())) {
            assertThat(clusterId(again)).isEqualTo(before);
        }
    }

    private static String clusterId(EmbeddedKafka broker) throws Exception {
        try (var admin = Admin.create(broker.access().as(EmbeddedKafka.ADMIN))) {
            return admin.describeCluster().clusterId().get();
        }
    }
}
