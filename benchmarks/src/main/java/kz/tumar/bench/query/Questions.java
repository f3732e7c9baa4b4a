package kz.tumar.bench.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import kz.tumar.bench.facts.Facts;

/// The questions of a person at work, by turns: somebody's whole timeline, one type of it, and a page of one type
/// from somewhere in the log.
///
/// @param size of the signed tree that pages are of
record Questions(String token, long subjects, long size) {
    private static final int LIMIT = 20;
    private static final String[] TYPES = {"DataHeld", "DestructionScheduled", "ProcessingBlocked"};

    LongFunction<byte[]> asked() {
        var random = new SplittableRandom(20261123);
        return number -> request(path(number, random)).getBytes(StandardCharsets.US_ASCII);
    }

    private String path(long number, SplittableRandom random) {
        var type = "&type=kz.tumar." + TYPES[random.nextInt(TYPES.length)] + ".v1";
        var subject = "&subject=" + Facts.subject(random.nextLong(subjects)).value();
        var limit = "/entries?limit=" + LIMIT;
        return switch ((int) (number % 3)) {
            case 0 -> limit + subject;
            case 1 -> limit + subject + type;
            default -> limit + type + "&cursor=" + from(random.nextLong(size));
        };
    }

    /// Where a page of the tree of this size goes on, as the pages before name it.
    private String from(long index) {
        var place = ByteBuffer.allocate(16).putLong(size).putLong(index).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
    }

    private String request(String path) {
        return "GET " + path
                + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer "
                + token
                + "\r\n\r\n";
    }
}
