package kz.tumar.verify.entry;

import java.time.OffsetDateTime;
import java.util.HexFormat;
import kz.tumar.verify.canonical.CanonicalCursor;
import kz.tumar.verify.canonical.NotCanonical;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tree.Sha256;

/// An entry in which the log states where every subject's history ends.
///
/// @param treeSize it speaks of the entries below this index
/// @param subjects how many subjects those are about
/// @param root of the tree over the subjects' last numbers and indices
/// @param time when it was stated, by the log's own account
@SuppressWarnings("ArrayRecordComponent")
public record HeadsEntry(long treeSize, long subjects, byte[] root, OffsetDateTime time) {
    private static final String TYPE = "kz.tumar.SubjectHeads.v1";
    private static final String SOURCE = "/tumar/audit";

    /// Whether an event of this type from this source is such an entry.
    public static boolean is(String type, String source) {
        return type.equals(TYPE) && source.equals(SOURCE);
    }

    public static HeadsEntry parse(String file, byte[] bytes, int from, int to) {
        return new Reader(file).read(bytes, from, to);
    }

    private static final class Reader {
        private final CanonicalCursor json = new CanonicalCursor();
        private final String file;
        private String type = "";
        private String source = "";
        private String time = "";
        private String root = "";
        private long treeSize = -1;
        private long subjects = -1;

        private Reader(String file) {
            this.file = file;
        }

        private HeadsEntry read(byte[] bytes, int from, int to) {
            try {
                json.over(bytes, from, to);
                json.openObject();
                json.requireKey("event");
                readEvent();
                json.requireKey("origin");
                json.skipValue();
                requireAboutNobody();
                json.closeObject();
                json.requireEnd();
                if (!is(type, source) || treeSize < 0 || subjects < 0 || !root.matches("[0-9a-f]{64}")) {
                    throw malformed();
                }
                OffsetDateTime stated = MomentText.parse(time).orElseThrow(this::malformed);
                return new HeadsEntry(treeSize, subjects, HexFormat.of().parseHex(root, 0, 2 * Sha256.SIZE), stated);
            } catch (NotCanonical e) {
                throw new Refused(Reason.JSON_NOT_CANONICAL, file, 1, e.offset());
            }
        }

        private void requireAboutNobody() {
            boolean more = json.nextKey();
            if (more && json.keyIs("subjectSeq")) {
                more = json.integer() == 0 && json.nextKey();
            }
            if (!more || !json.keyIs("v") || json.integer() != 1) {
                throw malformed();
            }
        }

        private void readEvent() {
            json.openObject();
            while (json.nextKey()) {
                if (json.keyIs("data")) {
                    readData();
                } else if (json.keyIs("source")) {
                    source = text();
                } else if (json.keyIs("time")) {
                    time = text();
                } else if (json.keyIs("type")) {
                    type = text();
                } else {
                    json.skipValue();
                }
            }
        }

        private void readData() {
            json.openObject();
            while (json.nextKey()) {
                if (json.keyIs("root")) {
                    root = text();
                } else if (json.keyIs("subjects")) {
                    subjects = json.integer();
                } else if (json.keyIs("treeSize")) {
                    treeSize = json.integer();
                } else {
                    json.skipValue();
                }
            }
        }

        private String text() {
            if (!json.isString()) {
                throw malformed();
            }
            return json.text();
        }

        private Refused malformed() {
            return new Refused(Reason.HEADS_MALFORMED, file);
        }
    }
}
