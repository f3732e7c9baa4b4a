package kz.tumar.vault;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// The key-encryption keys of one service, one for each living epoch. They exist only here, in memory, and in the
/// ring's file: never in a database, its write-ahead log or its backup.
final class KeyRing {

    private final UUID id;
    private final String service;
    private final SortedMap<Integer, Epoch> epochs;
    private final Epoch current;

    KeyRing(UUID id, String service, Collection<Epoch> epochs) {
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException("a key ring has at least one epoch");
        }
        this.id = id;
        this.service = Codes.requireCode("a service", service);
        this.epochs = new TreeMap<>();
        for (Epoch epoch : epochs) {
            this.epochs.put(epoch.number(), epoch);
        }
        this.current = this.epochs.lastEntry().getValue();
    }

    static KeyRing generate(String service, Instant now) {
        SecureRandom random = new SecureRandom();
        byte[] wrappingKey = new byte[Epoch.KEY_BYTES];
        byte[] indexKey = new byte[Epoch.KEY_BYTES];
        random.nextBytes(wrappingKey);
        random.nextBytes(indexKey);
        return new KeyRing(UUID.randomUUID(), service, List.of(new Epoch(1, now, wrappingKey, indexKey)));
    }

    UUID id() {
        return id;
    }

    String service() {
        return service;
    }

    /// The epoch that new data keys are wrapped in: the highest.
    Epoch current() {
        return current;
    }

    /// Every living epoch, oldest first.
    Collection<Epoch> epochs() {
        return epochs.values();
    }

    Epoch epoch(int number) {
        Epoch epoch = epochs.get(number);
        if (epoch == null) {
            throw new KeyRingException.EpochAbsent(number);
        }
        return epoch;
    }

    @Override
    public String toString() {
        return "KeyRing[id=" + id + ", service=" + service + ", epochs=" + epochs.keySet() + "]";
    }
}
