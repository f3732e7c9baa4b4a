package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// The ports on which a running stack listens, as it wrote them down.
record Ports(JsonNode named) {
    static Ports of(Path data) {
        try {
            return new Ports(
                    Http.JSON.readTree(data.resolve("run").resolve("ports.json").toFile()));
        } catch (IOException failed) {
            throw new UncheckedIOException("the stack wrote no ports down", failed);
        }
    }

    int of(String name) {
        int port = named.path(name).asInt();
        if (port == 0) {
            throw new IllegalStateException("no port of " + name + " in " + named);
        }
        return port;
    }
}
