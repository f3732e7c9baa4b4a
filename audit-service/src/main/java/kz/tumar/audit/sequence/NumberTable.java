package kz.tumar.audit.sequence;

import java.util.UUID;

/// The last numbers of very many subjects in little memory: 24 bytes each, and nothing for a collector to walk through.
/// It grows up to a bound; past that it forgets some subjects for others and says so. It never says a wrong number.
/// Not safe for use by several threads.
final class NumberTable {
    private static final int FIRST_SLOTS = 1 << 12;
    private static final int WORDS = 3;
    private static final int WINDOW = 256;

    private final int mostSlots;
    private long[] words = new long[FIRST_SLOTS * WORDS];
    private int slots = FIRST_SLOTS;
    private boolean forgetful;

    /// @param mostSlots a power of two: the table forgets no subject before it is nearly so large
    NumberTable(int mostSlots) {
        this.mostSlots = mostSlots;
    }

    /// Whether a subject that was put may be absent.
    boolean isForgetful() {
        return forgetful;
    }

    /// The last number put for this subject, or 0.
    long number(UUID subject) {
        int at = slot(subject);
        return holds(at, subject) ? words[at + 2] : 0;
    }

    /// @param number at least 1
    void put(UUID subject, long number) {
        int at = slot(subject);
        while (isTaken(at, subject) && slots < mostSlots) {
            grow();
            at = slot(subject);
        }
        forgetful |= isTaken(at, subject);
        words[at] = subject.getMostSignificantBits();
        words[at + 1] = subject.getLeastSignificantBits();
        words[at + 2] = number;
    }

    /// Where this subject lies; else the first free place for it; else the place of another that has to give way.
    private int slot(UUID subject) {
        int home = (int) subject.getLeastSignificantBits();
        for (int i = 0; i < WINDOW; i++) {
            int at = ((home + i) & (slots - 1)) * WORDS;
            if (words[at + 2] == 0 || holds(at, subject)) {
                return at;
            }
        }
        int victim = (int) (subject.getMostSignificantBits() & (WINDOW - 1));
        return ((home + victim) & (slots - 1)) * WORDS;
    }

    private boolean holds(int at, UUID subject) {
        return words[at] == subject.getMostSignificantBits() && words[at + 1] == subject.getLeastSignificantBits();
    }

    private boolean isTaken(int at, UUID subject) {
        return words[at + 2] > 0 && !holds(at, subject);
    }

    private void grow() {
        long[] old = words;
        slots *= 2;
        words = new long[slots * WORDS];
        for (int at = 0; at < old.length; at += WORDS) {
            if (old[at + 2] > 0) {
                put(new UUID(old[at], old[at + 1]), old[at + 2]);
            }
        }
    }
}
