package kz.tumar.vault;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Reads an upload into memory up to a limit and never anywhere else; every buffer it outgrows is wiped.
final class BoundedReading {

    private static final int FIRST = 8 * 1024;

    private BoundedReading() {}

    static byte[] read(InputStream in, int limit) throws IOException {
        byte[] buffer = new byte[Math.min(FIRST, limit + 1)];
        int size = 0;
        try {
            while (true) {
                int read = in.readNBytes(buffer, size, buffer.length - size);
                size += read;
                if (size < buffer.length) {
                    return Arrays.copyOf(buffer, size);
                }
                if (size > limit) {
                    throw new ValueTooLargeException(limit);
                }
                byte[] larger = Arrays.copyOf(buffer, (int) Math.min(buffer.length * 2L, limit + 1L));
                Arrays.fill(buffer, (byte) 0);
                buffer = larger;
            }
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }
}
