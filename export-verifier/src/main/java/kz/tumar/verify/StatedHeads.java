package kz.tumar.verify;

import java.io.IOException;
import java.util.Arrays;
import kz.tumar.verify.archive.EntryReader;
import kz.tumar.verify.entry.HeadsEntry;
import kz.tumar.verify.entry.Histories;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tree.TreeHasher;
import org.jspecify.annotations.Nullable;

/// Whoever has all entries from the first can say where each subject's history ended: what the log stated of that last
/// must be so. A second reading of the records, up to where that statement speaks of.
final class StatedHeads {
    private @Nullable HeadsEntry last;
    private long index;

    /// Looks at one record after another.
    void see(RecordLine record) {
        if (HeadsEntry.is(record.type(), record.source())) {
            last = record.heads();
            index = record.index();
        }
    }

    /// @return whether there was anything to hold against the records
    boolean check(PackageFiles files) throws IOException {
        HeadsEntry stated = last;
        if (stated == null) {
            return false;
        }
        Histories histories = new Histories();
        EntryReader records = files.reader(Layout.RECORDS);
        RecordLine record = new RecordLine(records);
        for (long at = 0; at < stated.treeSize() && records.nextLine(); at++) {
            record.read();
            if (!record.subject().isEmpty()) {
                histories.add(record.subject(), record.subjectNumber(), record.index());
            }
        }
        boolean right = stated.treeSize() <= index
                && histories.count() == stated.subjects()
                && Arrays.equals(histories.root(new TreeHasher()), stated.root());
        if (!right) {
            throw new Refused(Reason.HEADS_WRONG, index);
        }
        return true;
    }
}
