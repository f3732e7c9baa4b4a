package kz.tumar.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which logs are watched: the lines `log VKEY` of a file, as a C2SP tlog-policy has them. A log may have several keys;
/// what else a policy says doesn't matter here.
final class Logs {
    private Logs() {}

    static Map<String, List<Key>> read(Path file) throws IOException {
        Map<String, List<Key>> logs = new HashMap<>();
        for (String line : Files.readAllLines(file, UTF_8)) {
            String[] words = line.strip().split("[ \t]+", -1);
            if (words[0].equals("log")) {
                Key key = Key.parse(words.length > 1 ? words[1] : "", Key.NOTE)
                        .orElseThrow(() -> new IOException(file + " has a log without an Ed25519 verifier key"));
                logs.computeIfAbsent(key.name(), _ -> new ArrayList<>()).add(key);
            }
        }
        if (logs.isEmpty()) {
            throw new IOException(file + " names no log");
        }
        return logs;
    }
}
