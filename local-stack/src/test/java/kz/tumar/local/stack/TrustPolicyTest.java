package kz.tumar.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.tumar.local.folder.LoopbackPorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrustPolicyTest {

    @TempDir
    Path folder;

    @Test
    void keyOfTheLog_isRememberedOnce_andAnotherIsRefused() throws Exception {
        var file = folder.resolve("trust.policy");
        var key = new String[] {"log.one+00000000+AQ=="};
        var server = HttpServer.create(new InetSocketAddress(LoopbackPorts.address(), 0), 0);
        server.createContext("/log/vkey", exchange -> {
            var body = (key[0] + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        var port = server.getAddress().getPort();
        try {
            TrustPolicy.remember(file, port);
            TrustPolicy.remember(file, port);
            key[0] = "log.two+11111111+AQ==";

            assertThatThrownBy(() -> TrustPolicy.remember(file, port))
                    .isInstanceOf(StackRefused.class)
                    .hasMessageContaining("not the one this folder trusts");
            assertThat(Files.readString(file)).isEqualTo("log log.one+00000000+AQ==\nquorum none\n");
        } finally {
            server.stop(0);
        }
    }
}
