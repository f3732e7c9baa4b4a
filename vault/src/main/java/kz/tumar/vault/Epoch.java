package kz.tumar.vault;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;

/// The keys of one epoch: one wraps data keys, the other makes index tokens. They live and are destroyed together.
final class Epoch {

    static final int KEY_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final int number;
    private final Instant startedAt;
    private final byte[] wrappingKey;
    private final byte[] indexKey;

    Epoch(int number, Instant startedAt, byte[] wrappingKey, byte[] indexKey) {
        if (number < 1 || wrappingKey.length != KEY_BYTES || indexKey.length != KEY_BYTES) {
            throw new IllegalArgumentException("an epoch has a positive number and two keys of 32 bytes");
        }
        this.number = number;
        this.startedAt = startedAt;
        this.wrappingKey = wrappingKey.clone();
        this.indexKey = indexKey.clone();
    }

    static Epoch generate(int number, Instant now) {
        return new Epoch(number, now, randomKey(), randomKey());
    }

    static byte[] randomKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    int number() {
        return number;
    }

    Instant startedAt() {
        return startedAt;
    }

    byte[] wrappingKey() {
        return wrappingKey.clone();
    }

    byte[] indexKey() {
        return indexKey.clone();
    }

    byte[] wrap(byte[] dataKey, byte[] place) throws GeneralSecurityException {
        return new AesGcmJce(wrappingKey).encrypt(dataKey, place);
    }

    byte[] unwrap(byte[] wrapped, byte[] place) throws GeneralSecurityException {
        return new AesGcmJce(wrappingKey).decrypt(wrapped, place);
    }

    byte[] token(String service, Category category, IndexTerm term) {
        byte[] categoryKey = Hashing.hmacSha256(indexKey, Framing.of("tumar/index-key/v1", service, category.code()));
        byte[] framed = Framing.of("tumar/index/v1", term.name(), term.value());
        try {
            return Hashing.hmacSha256(categoryKey, framed);
        } finally {
            Arrays.fill(categoryKey, (byte) 0);
            Arrays.fill(framed, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "Epoch[number=" + number + ", keys=redacted]";
    }
}
