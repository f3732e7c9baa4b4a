package kz.tumar.bench.decide;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads as much of HTTP/1.1 as is needed to know where an answer ends.
final class HttpAnswer {
    private static final String LENGTH = "\r\ncontent-length:";

    private HttpAnswer() {}

    /// @throws IOException when it is no 200, or doesn't tell its length
    static boolean complete(byte[] answer, int read) throws IOException {
        int end = endOfHead(answer, read);
        if (end < 0) {
            return false;
        }
        var head = new String(answer, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (!head.startsWith("http/1.1 200") && !head.startsWith("http/1.1 201")) {
            throw new IOException("Answered: " + head.lines().findFirst().orElse(""));
        }
        int at = head.indexOf(LENGTH);
        if (at < 0) {
            throw new IOException("An answer doesn't tell its length.");
        }
        int from = at + LENGTH.length();
        int to = head.indexOf('\r', from);
        int length = Integer.parseInt(head.substring(from, to).strip());
        return read >= end + length;
    }

    private static int endOfHead(byte[] bytes, int read) {
        for (int i = 3; i < read; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }
}
