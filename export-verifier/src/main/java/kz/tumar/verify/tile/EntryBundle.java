package kz.tumar.verify.tile;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Entries one after another, each behind its length in two bytes (C2SP tlog-tiles).
public final class EntryBundle {
    /// No bundle is larger.
    public static final int MAX_BYTES = TileName.FULL * (2 + 0xFFFF);

    private EntryBundle() {}

    /// The first so many entries of a bundle. What is no bundle stays what it is, and isn't decoded either.
    public static byte[] first(byte[] bundle, int count) {
        ByteBuffer bytes = ByteBuffer.wrap(bundle);
        for (int i = 0; i < count; i++) {
            int length = bytes.remaining() < 2 ? Integer.MAX_VALUE : bytes.getShort() & 0xFFFF;
            if (length > bytes.remaining()) {
                return bundle;
            }
            bytes.position(bytes.position() + length);
        }
        return Arrays.copyOf(bundle, bytes.position());
    }

    /// @return empty when these bytes aren't exactly so many entries
    public static Optional<List<byte[]>> decode(byte[] bundle, int count) {
        ByteBuffer bytes = ByteBuffer.wrap(bundle);
        List<byte[]> entries = new ArrayList<>();
        while (entries.size() < count && bytes.remaining() >= 2) {
            int length = bytes.getShort() & 0xFFFF;
            if (length > bytes.remaining()) {
                return Optional.empty();
            }
            byte[] entry = new byte[length];
            bytes.get(entry);
            entries.add(entry);
        }
        return entries.size() == count && !bytes.hasRemaining() ? Optional.of(entries) : Optional.empty();
    }
}
