package kz.tumar.vault;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// The text of a key ring file, version 1: a line a field (ring, service, secret), one `epoch` line for each living
/// epoch with its number,
/// start, wrapping key and index key, and last the SHA-256 of all lines before. Anything else is refused.
final class KeyRingText {

    private static final String VERSION = "tumar-key-ring/v1";

    private KeyRingText() {}

    static byte[] write(KeyRing ring) {
        StringBuilder text = new StringBuilder();
        text.append(VERSION).append('\n');
        text.append("ring ").append(ring.id()).append('\n');
        text.append("service ").append(ring.service()).append('\n');
        Base64.Encoder base64 = Base64.getEncoder();
        text.append("secret ").append(base64.encodeToString(ring.secret())).append('\n');
        for (Epoch epoch : ring.epochs()) {
            text.append("epoch ").append(epoch.number());
            text.append(' ').append(epoch.startedAt());
            text.append(' ').append(base64.encodeToString(epoch.wrappingKey()));
            text.append(' ').append(base64.encodeToString(epoch.indexKey())).append('\n');
        }
        String body = text.toString();
        return (body + "sha256 " + hashOf(body) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    static KeyRing read(Path file, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        int last = text.lastIndexOf("sha256 ");
        if (last < 0 || !text.substring(last).equals("sha256 " + hashOf(text.substring(0, last)) + "\n")) {
            throw new KeyRingException.Corrupt(file, "its last line isn't the hash of the lines before");
        }
        List<String> lines = text.substring(0, last).lines().toList();
        if (lines.size() < 5 || !lines.getFirst().equals(VERSION)) {
            throw new KeyRingException.Corrupt(file, "it isn't a ring of format " + VERSION);
        }
        try {
            List<Epoch> epochs = new ArrayList<>();
            for (String line : lines.subList(4, lines.size())) {
                Epoch epoch = epochOf(after("epoch ", line));
                if (!epochs.isEmpty() && epoch.number() <= epochs.getLast().number()) {
                    throw new IllegalArgumentException("epochs out of order");
                }
                epochs.add(epoch);
            }
            return new KeyRing(
                    UUID.fromString(after("ring ", lines.get(1))),
                    after("service ", lines.get(2)),
                    Base64.getDecoder().decode(after("secret ", lines.get(3))),
                    epochs);
        } catch (IllegalArgumentException | DateTimeException e) {
            // The cause is left out: its message may quote a line, and lines hold keys.
            throw new KeyRingException.Corrupt(file, "a line has another form than format " + VERSION + " gives it");
        }
    }

    private static Epoch epochOf(String fields) {
        String[] parts = fields.split(" ", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("an epoch has four fields");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return new Epoch(
                Integer.parseInt(parts[0]), Instant.parse(parts[1]), base64.decode(parts[2]), base64.decode(parts[3]));
    }

    private static String after(String prefix, String line) {
        if (!line.startsWith(prefix)) {
            throw new IllegalArgumentException("a line that begins otherwise than expected");
        }
        return line.substring(prefix.length());
    }

    private static String hashOf(String body) {
        return HexFormat.of().formatHex(Hashing.sha256().digest(body.getBytes(StandardCharsets.US_ASCII)));
    }
}
