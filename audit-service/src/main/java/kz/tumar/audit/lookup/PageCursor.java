package kz.tumar.audit.lookup;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/// Where a page ended, and under which checkpoint: later pages are of the same tree, however much the log has grown.
public record PageCursor(long size, long next) {
    private static final int LENGTH = 16;

    public static Optional<PageCursor> parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != LENGTH) {
                return Optional.empty();
            }
            ByteBuffer numbers = ByteBuffer.wrap(bytes);
            PageCursor cursor = new PageCursor(numbers.getLong(), numbers.getLong());
            return cursor.size >= 0 && cursor.next >= 0 ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        byte[] bytes = ByteBuffer.allocate(LENGTH).putLong(size).putLong(next).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
