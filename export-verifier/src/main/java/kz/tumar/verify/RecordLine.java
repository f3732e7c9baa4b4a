package kz.tumar.verify;

import kz.tumar.verify.archive.EntryReader;
import kz.tumar.verify.canonical.CanonicalCursor;
import kz.tumar.verify.canonical.NotCanonical;
import kz.tumar.verify.entry.EntryText;
import kz.tumar.verify.entry.HeadsEntry;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tree.TreeHasher;

/// Reads one line of `records.jsonl` after another. Reused from line to line, so that a million lines need no more
/// memory than one.
final class RecordLine {
    private final CanonicalCursor json = new CanonicalCursor();
    private final EntryText entry = new EntryText(json);
    private final EntryReader records;
    private long index;
    private int entryFrom;
    private int entryTo;

    RecordLine(EntryReader records) {
        this.records = records;
    }

    void read() {
        json.over(records.buffer(), records.lineStart(), records.lineEnd());
        try {
            json.openObject();
            require("entry");
            entryFrom = json.position();
            entry.readValue(records.name(), records.lineNumber());
            entryTo = json.position();
            require("index");
            index = json.integer();
            json.closeObject();
            json.requireEnd();
        } catch (NotCanonical e) {
            throw new Refused(Reason.JSON_NOT_CANONICAL, records.name(), records.lineNumber(), e.offset());
        }
    }

    private void require(String key) {
        if (!json.nextKey() || !json.keyIs(key)) {
            throw new Refused(Reason.RECORD_MALFORMED, records.name(), records.lineNumber(), key);
        }
    }

    long index() {
        return index;
    }

    /// Empty when the event is about no subject.
    String subject() {
        return entry.subject();
    }

    /// This entry's number among those about its subject, from one; 0 when it is about none.
    long subjectNumber() {
        return entry.subjectNumber();
    }

    String type() {
        return entry.type();
    }

    String source() {
        return entry.source();
    }

    /// The entry as a statement of heads, which its type and source must make it.
    HeadsEntry heads() {
        return HeadsEntry.parse(records.name(), records.buffer(), entryFrom, entryTo);
    }

    byte[] leafHash(TreeHasher hasher) {
        return hasher.leaf(records.buffer(), entryFrom, entryTo);
    }
}
