package kz.tumar.vault;

import java.util.Arrays;

/// Hides a value's length: `nonce32 ‖ value ‖ 0x80 ‖ 0x00…` up to the next bucket (powers of two from 256 bytes to
/// 64 KiB, then multiples of 64 KiB). The last non-zero byte is always the 0x80, so the value's length is recovered
/// exactly.
final class Padding {

    private static final int SMALLEST = 256;
    private static final int STEP = 64 * 1024;
    private static final byte END = (byte) 0x80;

    private Padding() {}

    static byte[] pad(byte[] nonce, byte[] value) {
        int used = nonce.length + value.length;
        byte[] padded = Arrays.copyOf(nonce, bucketFor(used + 1));
        System.arraycopy(value, 0, padded, nonce.length, value.length);
        padded[used] = END;
        return padded;
    }

    static byte[] nonceOf(byte[] padded) {
        return Arrays.copyOf(padded, Commitment.NONCE_BYTES);
    }

    static byte[] valueOf(byte[] padded) {
        int end = padded.length - 1;
        while (end >= Commitment.NONCE_BYTES && padded[end] == 0) {
            end--;
        }
        if (end < Commitment.NONCE_BYTES || padded[end] != END) {
            throw new IllegalArgumentException("no end mark after the value");
        }
        return Arrays.copyOfRange(padded, Commitment.NONCE_BYTES, end);
    }

    static int bucketFor(int bytes) {
        if (bytes <= SMALLEST) {
            return SMALLEST;
        }
        if (bytes <= STEP) {
            return Integer.highestOneBit(bytes - 1) << 1;
        }
        return Math.ceilDiv(bytes, STEP) * STEP;
    }
}
