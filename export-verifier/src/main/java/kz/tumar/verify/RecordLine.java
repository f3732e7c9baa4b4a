package kz.tumar.verify;

import kz.tumar.verify.archive.EntryReader;
import kz.tumar.verify.canonical.CanonicalCursor;
import kz.tumar.verify.canonical.NotCanonical;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tree.TreeHasher;

/// Reads one line of `records.jsonl` after another. Reused from line to line, so that a million lines need no more
/// memory than one.
final class RecordLine {
    private static final String NONE = "";

    private final CanonicalCursor json = new CanonicalCursor();
    private final EntryReader records;
    private long index;
    private int entryFrom;
    private int entryTo;
    private String subject = NONE;
    private String type = NONE;
    private String source = NONE;
    private long subjectNumber;

    RecordLine(EntryReader records) {
        this.records = records;
    }

    void read() {
        json.over(records.buffer(), records.lineStart(), records.lineEnd());
        try {
            json.openObject();
            require("entry");
            entryFrom = json.position();
            readEntry();
            entryTo = json.position();
            require("index");
            index = json.integer();
            json.closeObject();
            json.requireEnd();
        } catch (NotCanonical e) {
            throw new Refused(Reason.JSON_NOT_CANONICAL, records.name(), records.lineNumber(), e.offset());
        }
    }

    private void readEntry() {
        subject = NONE;
        subjectNumber = 0;
        json.openObject();
        require("event");
        readEvent();
        require("origin");
        readOrigin();
        if (!json.nextKey()) {
            throw malformed("v");
        }
        if (json.keyIs("subjectSeq")) {
            subjectNumber = json.integer();
            require("v");
        }
        if (!json.keyIs("v") || json.integer() != 1) {
            throw malformed("v");
        }
        json.closeObject();
        if (subject.isEmpty() != (subjectNumber == 0)) {
            throw malformed("subjectSeq");
        }
    }

    private void readEvent() {
        int required = 0;
        json.openObject();
        while (json.nextKey()) {
            if (json.keyIs("subject")) {
                subject = requireText("event.subject");
            } else if (json.keyIs("specversion")) {
                if (!json.text().equals("1.0")) {
                    throw malformed("event.specversion");
                }
                required++;
            } else if (json.keyIs("id")) {
                requireText("event.id");
                required++;
            } else if (json.keyIs("source")) {
                source = requireText("event.source");
                required++;
            } else if (json.keyIs("type")) {
                type = requireText("event.type");
                required++;
            } else {
                json.skipValue();
            }
        }
        if (required != 4) {
            throw malformed("event");
        }
    }

    private void readOrigin() {
        json.openObject();
        require("offset");
        json.integer();
        require("partition");
        json.integer();
        require("topic");
        requireText("origin.topic");
        json.closeObject();
    }

    private void require(String key) {
        if (!json.nextKey() || !json.keyIs(key)) {
            throw malformed(key);
        }
    }

    private String requireText(String field) {
        if (!json.isString()) {
            throw malformed(field);
        }
        String text = json.text();
        if (text.isEmpty()) {
            throw malformed(field);
        }
        return text;
    }

    private Refused malformed(String field) {
        return new Refused(Reason.RECORD_MALFORMED, records.name(), records.lineNumber(), field);
    }

    long index() {
        return index;
    }

    /// Empty when the event is about no subject.
    String subject() {
        return subject;
    }

    /// This entry's number among those about its subject, from one; 0 when it is about none.
    long subjectNumber() {
        return subjectNumber;
    }

    String type() {
        return type;
    }

    String source() {
        return source;
    }

    /// The entry as a statement of heads, which its type and source must make it.
    HeadsEntry heads() {
        return HeadsEntry.parse(records.name(), records.buffer(), entryFrom, entryTo);
    }

    byte[] leafHash(TreeHasher hasher) {
        return hasher.leaf(records.buffer(), entryFrom, entryTo);
    }
}
