package kz.tumar.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.local.folder.LoopbackPorts;

/// What a service says of itself at `/q/health`. Never throws: what can't answer didn't.
///
/// @param answered whether it said anything
/// @param failing the names of its checks that are red
record Health(boolean answered, List<String> failing) {

    private static final int LIMIT_MILLIS = 3_000;
    private static final Health SILENT = new Health(false, List.of());

    Health {
        failing = List.copyOf(failing);
    }

    static Health of(int port) {
        try {
            var address = URI.create("http://" + LoopbackPorts.HOST + ":" + port + "/q/health");
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK
                        ? new Health(true, List.of())
                        : new Health(true, failing(connection.getErrorStream()));
            } finally {
                connection.disconnect();
            }
        } catch (IOException refused) {
            return SILENT;
        }
    }

    private static List<String> failing(InputStream body) throws IOException {
        var names = new ArrayList<String>();
        try (body) {
            for (var check : new ObjectMapper().readTree(body).path("checks")) {
                if (!check.path("status").asText().equals("UP")) {
                    names.add(check.path("name").asText());
                }
            }
        }
        return names.isEmpty() ? List.of("unnamed") : names;
    }
}
