package kz.tumar.verify.fsck;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import kz.tumar.verify.entry.EntryText;
import kz.tumar.verify.entry.HeadsEntry;
import kz.tumar.verify.entry.Histories;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tree.TreeHasher;
import org.jspecify.annotations.Nullable;

/// Holds everybody's history against its numbers, and against each thing that the log stated of where each ends. Such a
/// statement speaks of a tree somewhat smaller than its own place, so the last entries wait to be counted until it is
/// known whether one leaves them out. One that leaves out more than can wait isn't checked, nor one that reaches less
/// far than another before it. Each costs as much as there are subjects, so past a bound only the last one is checked.
/// Those that aren't are counted.
final class HistoryCheck {
    private static final int MOST_WAITING = 200_000;
    private static final long MOST_LEAVES = 50_000_000;

    private final Map<String, Long> numbers = new HashMap<>();
    private final Histories counted = new Histories();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long countedTo;
    private long leavesLeft = MOST_LEAVES;
    private long unchecked;
    private @Nullable Stated open;
    private OptionalLong right = OptionalLong.empty();

    private record Waiting(String subject, long number, long index) {}

    private record Stated(HeadsEntry heads, long index) {}

    /// Takes one entry after another.
    void see(EntryText entry, byte[] bytes, String file, long index) {
        if (!entry.subject().isEmpty()) {
            long expected = numbers.merge(entry.subject(), 1L, Long::sum);
            if (entry.subjectNumber() != expected) {
                throw new Refused(Reason.SUBJECT_NUMBER_GAP, index, expected, entry.subjectNumber());
            }
            waiting.add(new Waiting(entry.subject(), expected, index));
        }
        if (HeadsEntry.is(entry.type(), entry.source())) {
            HeadsEntry heads = HeadsEntry.parse(file, bytes, 0, bytes.length);
            if (heads.treeSize() > index) {
                throw new Refused(Reason.HEADS_WRONG, index);
            }
            unchecked++;
            if (heads.treeSize() >= countedTo) {
                countTo(heads.treeSize());
                Stated stated = new Stated(heads, index);
                open = stated;
                leavesLeft -= counted.count();
                if (leavesLeft >= 0) {
                    require(stated);
                }
            }
        }
        if (waiting.size() > MOST_WAITING) {
            countTo(waiting.getFirst().index() + 1);
            open = null;
        }
    }

    private void countTo(long size) {
        while (!waiting.isEmpty() && waiting.getFirst().index() < size) {
            Waiting next = waiting.removeFirst();
            counted.add(next.subject(), next.number(), next.index());
        }
        countedTo = size;
    }

    private void require(Stated stated) {
        boolean holds = counted.count() == stated.heads().subjects()
                && Arrays.equals(counted.root(new TreeHasher()), stated.heads().root());
        if (!holds) {
            throw new Refused(Reason.HEADS_WRONG, stated.index());
        }
        right = OptionalLong.of(stated.index());
        open = null;
        unchecked--;
    }

    /// @return the place of the last statement that was right; empty when there was none to check
    OptionalLong finish() {
        Stated stated = open;
        if (stated != null) {
            require(stated);
        }
        return right;
    }

    /// How many statements weren't held against the entries, when all entries were seen.
    long unchecked() {
        return unchecked;
    }

    long subjects() {
        return numbers.size();
    }
}
