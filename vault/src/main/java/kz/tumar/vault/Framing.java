package kz.tumar.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Joins fields so that no two different lists of fields give the same bytes: each is its UTF-8 length as four
/// big-endian bytes, then its UTF-8.
final class Framing {

    private Framing() {}

    static byte[] of(String... fields) {
        byte[][] parts = new byte[fields.length][];
        int length = 0;
        for (int i = 0; i < fields.length; i++) {
            parts[i] = fields[i].getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + parts[i].length;
        }
        ByteBuffer framed = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            framed.putInt(part.length).put(part);
            Arrays.fill(part, (byte) 0);
        }
        return framed.array();
    }
}
