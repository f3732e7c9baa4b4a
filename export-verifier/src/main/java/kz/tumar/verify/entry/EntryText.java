package kz.tumar.verify.entry;

import kz.tumar.verify.canonical.CanonicalCursor;
import kz.tumar.verify.canonical.NotCanonical;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;

/// Reads one entry after another. Reused, so that a million entries need no more memory than one.
public final class EntryText {
    private static final String NONE = "";

    private final CanonicalCursor json;
    private String file = NONE;
    private long line;
    private String subject = NONE;
    private String type = NONE;
    private String source = NONE;
    private long subjectNumber;

    /// @param json what the entry is read with, so that it may stand within something else
    public EntryText(CanonicalCursor json) {
        this.json = json;
    }

    /// Reads an entry that stands by itself.
    ///
    /// @param file where it is, for complaints
    /// @param line its number there, for complaints
    public void read(byte[] entry, String file, long line) {
        json.over(entry, 0, entry.length);
        try {
            readValue(file, line);
            json.requireEnd();
        } catch (NotCanonical e) {
            throw new Refused(Reason.JSON_NOT_CANONICAL, file, line, e.offset());
        }
    }

    /// Reads the entry at which the cursor stands.
    ///
    /// @throws NotCanonical at the first byte that is not as RFC 8785 would have it
    public void readValue(String inFile, long atLine) {
        file = inFile;
        line = atLine;
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
        return new Refused(Reason.RECORD_MALFORMED, file, line, field);
    }

    /// Empty when the event is about no subject.
    public String subject() {
        return subject;
    }

    /// This entry's number among those about its subject, from one; 0 when it is about none.
    public long subjectNumber() {
        return subjectNumber;
    }

    public String type() {
        return type;
    }

    public String source() {
        return source;
    }
}
