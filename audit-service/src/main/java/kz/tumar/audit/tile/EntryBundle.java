package kz.tumar.audit.tile;

import java.nio.ByteBuffer;
import java.util.List;

/// Entries as C2SP tlog-tiles serves them: each behind its length in two bytes, big-endian.
public final class EntryBundle {
    public static final int MAX_ENTRY_BYTES = 0xFFFF;

    private EntryBundle() {}

    public static byte[] encode(List<byte[]> entries) {
        int length = 0;
        for (byte[] entry : entries) {
            if (entry.length > MAX_ENTRY_BYTES) {
                throw new IllegalArgumentException("an entry of " + entry.length + " bytes fits no bundle");
            }
            length += 2 + entry.length;
        }
        ByteBuffer bundle = ByteBuffer.allocate(length);
        for (byte[] entry : entries) {
            bundle.putShort((short) entry.length).put(entry);
        }
        return bundle.array();
    }
}
