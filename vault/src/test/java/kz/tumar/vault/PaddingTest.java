package kz.tumar.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PaddingTest {

    @Test
    void padding_givenAnyLengthAndTrailingZerosOrMarks_recoversTheValue() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] nonce = new byte[32];
        random.nextBytes(nonce);
        for (int i = 0; i < 400; i++) {
            byte[] value = new byte[i < 300 ? i : random.nextInt(300_000)];
            random.nextBytes(value);
            int tail = Math.min(value.length, random.nextInt(4));
            Arrays.fill(value, value.length - tail, value.length, random.nextBoolean() ? 0 : (byte) 0x80);

            byte[] padded = Padding.pad(nonce, value);

            assertThat(Padding.valueOf(padded))
                    .as("seed %d, length %d", seed, value.length)
                    .isEqualTo(value);
            assertThat(Padding.nonceOf(padded)).isEqualTo(nonce);
        }
    }

    @Test
    void buckets_hideLengths() {
        assertThat(Padding.pad(new byte[32], new byte[0])).hasSize(256);
        assertThat(Padding.pad(new byte[32], new byte[223])).hasSize(256);
        assertThat(Padding.pad(new byte[32], new byte[224])).hasSize(512);
        assertThat(Padding.bucketFor(65_536)).isEqualTo(65_536);
        assertThat(Padding.bucketFor(65_537)).isEqualTo(131_072);
        assertThat(Padding.bucketFor(8 * 1024 * 1024)).isEqualTo(8 * 1024 * 1024);
    }

    @Test
    void padding_withoutEndMark_isRefused() {
        assertThatThrownBy(() -> Padding.valueOf(new byte[256])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reading_givenExactlyTheLimit_readsAll_andOneByteMore_refuses() throws IOException {
        for (int limit : new int[] {1, 100, 8 * 1024 - 1, 8 * 1024, 8 * 1024 + 1, 100_000}) {
            byte[] bytes = new byte[limit];
            Arrays.fill(bytes, (byte) 7);

            assertThat(BoundedReading.read(new ByteArrayInputStream(bytes), limit))
                    .isEqualTo(bytes);
            assertThatThrownBy(() -> BoundedReading.read(new ByteArrayInputStream(new byte[limit + 1]), limit))
                    .isInstanceOfSatisfying(
                            ValueTooLargeException.class,
                            e -> assertThat(e.limitBytes()).isEqualTo(limit));
        }
    }
}
