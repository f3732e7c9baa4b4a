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
    private final NavigableMap<Integer, Epoch> epochs;
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
        return new KeyRing(UUID.randomUUID(), service, List.of(Epoch.generate(1, now)));
    }

    /// With one more epoch, which becomes the current one.
    KeyRing begun(Instant now) {
        List<Epoch> more = new ArrayList<>(epochs.values());
        more.add(Epoch.generate(current.number() + 1, now));
        return new KeyRing(id, service, more);
    }

    /// Without this epoch and the older ones.
    ///
    /// @throws IllegalArgumentException when none is left
    KeyRing without(int number) {
        return new KeyRing(id, service, epochs.tailMap(number + 1).values());
    }

    /// The epochs after one that is destroyed with all before it, up to the newest that is known.
    KeyRing between(int destroyed, int newest) {
        if (!epochs.containsKey(newest)) {
            throw new KeyRingException.EpochAbsent(newest);
        }
        return new KeyRing(
                id, service, epochs.subMap(destroyed, false, newest, true).values());
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
