package kz.tumar.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/// The key-encryption keys of one service, one for each living epoch. They exist only here, in memory, and in the
/// ring's file: never in a database, its write-ahead log or its backup.
final class KeyRing {

    private final UUID id;
    private final String service;
    private final byte[] secret;
    private final NavigableMap<Integer, Epoch> epochs;
    private final Epoch current;

    KeyRing(UUID id, String service, byte[] secret, Collection<Epoch> epochs) {
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException("a key ring has at least one epoch");
        }
        this.id = id;
        this.service = Codes.requireCode("a service", service);
        this.secret = secret.clone();
        if (secret.length != Epoch.KEY_BYTES) {
            throw new IllegalArgumentException("a key ring's secret has 32 bytes");
        }
        this.epochs = new TreeMap<>();
        for (Epoch epoch : epochs) {
            this.epochs.put(epoch.number(), epoch);
        }
        this.current = this.epochs.lastEntry().getValue();
    }

    static KeyRing generate(String service, Instant now) {
        return new KeyRing(UUID.randomUUID(), service, Epoch.randomKey(), List.of(Epoch.generate(1, now)));
    }

    /// With one more epoch, which becomes the current one.
    KeyRing begun(Instant now) {
        List<Epoch> more = new ArrayList<>(epochs.values());
        more.add(Epoch.generate(current.number() + 1, now));
        return with(more);
    }

    /// Without this epoch and the older ones.
    ///
    /// @throws IllegalArgumentException when none is left
    KeyRing without(int number) {
        return with(epochs.tailMap(number + 1).values());
    }

    /// The epochs after one that is destroyed with all before it, up to the newest that is known.
    KeyRing between(int destroyed, int newest) {
        if (!epochs.containsKey(newest)) {
            throw new KeyRingException.EpochAbsent(newest);
        }
        return with(epochs.subMap(destroyed, false, newest, true).values());
    }

    /// The same ring with other epochs.
    KeyRing with(Collection<Epoch> others) {
        return new KeyRing(id, service, secret, others);
    }

    UUID id() {
        return id;
    }

    String service() {
        return service;
    }

    /// What outlives every epoch: the keys of what a service signs are derived from it, none that seals.
    byte[] secret() {
        return secret.clone();
    }

    /// The epoch that new data keys are wrapped in: the highest.
    Epoch current() {
        return current;
    }

    Epoch oldest() {
        return epochs.firstEntry().getValue();
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
