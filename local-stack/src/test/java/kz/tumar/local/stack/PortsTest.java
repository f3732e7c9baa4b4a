package kz.tumar.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import kz.tumar.local.folder.LoopbackPorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortsTest {

    @TempDir
    Path run;

    @Test
    void zero_meansAnyFreePort_andEachGetsItsOwn() {
        var ports = Ports.chosen(allFree());
        ports.write(run);

        assertThat(new HashSet<>(ports.byMember().values())).hasSize(Member.values().length);
        assertThat(Ports.read(run)).contains(ports);
    }

    @Test
    void busyPort_isNamed_withItsVariable() throws Exception {
        try (var taken = new ServerSocket(0, 1, LoopbackPorts.address())) {
            var wanted = new HashMap<>(allFree());
            wanted.put("TUMAR_AUDIT_PORT", Integer.toString(taken.getLocalPort()));

            assertThatThrownBy(() -> Ports.chosen(wanted))
                    .isInstanceOf(StackRefused.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()))
                    .hasMessageContaining("TUMAR_AUDIT_PORT")
                    .hasMessageContaining("audit-service");
        }
    }

    @Test
    void nonsense_isNamed_allAtOnce() {
        var wanted = new HashMap<>(allFree());
        wanted.put("TUMAR_KAFKA_PORT", "many");
        wanted.put("TUMAR_ISSUER_PORT", "70000");

        assertThatThrownBy(() -> Ports.chosen(wanted))
                .hasMessageContaining("TUMAR_KAFKA_PORT=many")
                .hasMessageContaining("TUMAR_ISSUER_PORT=70000");
    }

    private static Map<String, String> allFree() {
        var wanted = new HashMap<String, String>();
        for (var member : Member.values()) {
            wanted.put(member.variable(), "0");
        }
        return wanted;
    }
}
