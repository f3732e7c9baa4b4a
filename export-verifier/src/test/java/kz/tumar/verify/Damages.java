package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kz.tumar.verify.refusal.Reason;

/// Every kind of damage to a package, and the reason each is refused for. Where a case signs the manifest anew, it is
/// the log's
/// own key that does: even the operator can't get such a package past the checks.
final class Damages {
    private static final int SIZE = 23;
    private static final Draft.Log LOG = new Draft.Log(SIZE + 8);

    private final List<Damage> cases = new ArrayList<>();

    /// @param reasons those for which it may be refused
    @SuppressWarnings("ArrayRecordComponent")
    record Damage(String name, Set<Reason> reasons, byte[] bytes) {
        Damage {
            reasons = Set.copyOf(reasons);
        }
    }

    private Damages() {}

    static List<Damage> all() {
        Damages damages = new Damages();
        damages.changedBytes();
        damages.archives();
        damages.records();
        damages.log();
        damages.heads();
        damages.manifests();
        return damages.cases;
    }

    static Draft subject() {
        return Draft.ofSubjects(LOG, SIZE, Draft.SUBJECTS.get(0), Draft.SUBJECTS.get(2));
    }

    static Draft period() {
        return Draft.ofPeriod(LOG, 5, 17, SIZE).withPrevious(LOG, 11, SIZE);
    }

    private void damage(String name, Reason reason, byte[] bytes) {
        cases.add(new Damage(name, Set.of(reason), bytes));
    }

    private void refused(String name, byte[] bytes) {
        cases.add(new Damage(name, EnumSet.allOf(Reason.class), bytes));
    }

    private void damage(String name, Reason reason, Draft draft) {
        damage(name, reason, draft.bytes());
    }

    private void changedBytes() {
        for (Draft draft : List.of(subject(), period())) {
            for (TestZip.Item item : draft.items()) {
                byte[] changed = item.content().clone();
                changed[changed.length / 2] ^= 1;
                List<TestZip.Item> items = new ArrayList<>(draft.items());
                items.set(draft.items().indexOf(item), new TestZip.Item(item.name(), changed));
                byte[] old = draft.bytes();
                old[indexOf(old, item.content()) + changed.length / 2] ^= 1;
                byte[] mended = TestZip.of(items).bytes();
                boolean readAsItIsHashed = item.name().endsWith(".jsonl");
                if (readAsItIsHashed) {
                    refused(item.name() + " changed in place", old);
                    refused(item.name() + " changed, checksum mended", mended);
                } else {
                    damage(item.name() + " changed in place", Reason.ARCHIVE_CHECKSUM, old);
                }
                if (!readAsItIsHashed && !item.name().equals(Layout.MANIFEST)) {
                    damage(item.name() + " changed, checksum mended", Reason.HASH_DIFFERS, mended);
                }
            }
        }
    }

    private static int indexOf(byte[] whole, byte[] part) {
        for (int i = 0; i + part.length <= whole.length; i++) {
            if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException();
    }

    private void archives() {
        Draft draft = period();
        TestZip zip = draft.zip();
        byte[] good = zip.bytes();
        damage("last byte cut", Reason.ARCHIVE_END, Arrays.copyOf(good, good.length - 1));
        damage("half cut", Reason.ARCHIVE_END, Arrays.copyOf(good, good.length / 2));
        damage("one byte more", Reason.ARCHIVE_END, Arrays.copyOf(good, good.length + 1));
        byte[] commented = Arrays.copyOf(good, good.length + 2);
        commented[good.length - 2] = 2;
        damage("archive comment", Reason.ARCHIVE_END, commented);
        damage("comment size without comment", Reason.ARCHIVE_DIRECTORY, zip.end(20, 1));
        damage("other disk", Reason.ARCHIVE_DIRECTORY, zip.end(4, 1));
        damage("entry counts differ", Reason.ARCHIVE_DIRECTORY, zip.end(8, 3));
        damage("zip64 directory", Reason.ARCHIVE_DIRECTORY, zip.end(16, 0xffff));
        damage("bytes before the archive", Reason.ARCHIVE_DIRECTORY, prefixed(good));
        damage("gap before a file", Reason.ARCHIVE_GAP, zip.gapBefore(2));
        damage("gap before the first file", Reason.ARCHIVE_GAP, zip.gapBefore(0));
        damage(
                "gap before the directory",
                Reason.ARCHIVE_DIRECTORY,
                zip.gapBefore(zip.locals().size()));
        damage("compressed method", Reason.ARCHIVE_HEADER, zip.both(2, 8, 8));
        damage("data descriptor flag", Reason.ARCHIVE_HEADER, zip.both(2, 6, 8));
        damage("utf-8 flag", Reason.ARCHIVE_HEADER, zip.both(2, 6, 0x800));
        damage("encrypted flag", Reason.ARCHIVE_HEADER, zip.both(2, 6, 1));
        damage("zip64 version", Reason.ARCHIVE_HEADER, zip.both(2, 4, 45));
        damage("other time", Reason.ARCHIVE_HEADER, zip.both(2, 10, 1));
        damage("other date", Reason.ARCHIVE_HEADER, zip.both(2, 12, 0x5a21));
        damage("made by another system", Reason.ARCHIVE_HEADER, zip.central(2, 4, 0x0314));
        damage("entry comment", Reason.ARCHIVE_HEADER, zip.central(2, 32, 4));
        damage("central extra field", Reason.ARCHIVE_HEADER, zip.central(2, 30, 4));
        damage("local extra field", Reason.ARCHIVE_HEADER, zip.local(2, 28, 4));
        damage("internal attributes", Reason.ARCHIVE_HEADER, zip.central(2, 36, 1));
        damage("external attributes", Reason.ARCHIVE_HEADER, zip.central(2, 40, 0x81a4));
        damage("local flag only", Reason.ARCHIVE_HEADER, zip.local(2, 6, 8));
        damage("local checksum only", Reason.ARCHIVE_MISMATCH, zip.local(2, 14, 7));
        damage("local name only", Reason.ARCHIVE_MISMATCH, zip.local(2, 30, 0x7878));
        damage("central name only", Reason.ARCHIVE_MISMATCH, zip.central(2, 46, 0x7878));
        damage("wrong checksum in both", Reason.ARCHIVE_CHECKSUM, zip.crc(2));
        damage("size of 4 GiB", Reason.ARCHIVE_GAP, zip.size(2, -1));
        damage("size of 2 GiB", Reason.ARCHIVE_GAP, zip.size(2, Integer.MAX_VALUE));
        damage("size one less", Reason.ARCHIVE_GAP, zip.size(2, files(draft, 2).content().length - 1));
        damage("path traversal", Reason.ARCHIVE_NAME, renamed(draft, 0, "../README.txt"));
        damage("absolute path", Reason.ARCHIVE_NAME, renamed(draft, 0, "/README.txt"));
        damage("backslash path", Reason.ARCHIVE_NAME, renamed(draft, 0, "log\\vkey"));
        damage("folder entry", Reason.ARCHIVE_NAME, renamed(draft, 0, "log/"));
        damage("duplicate name", Reason.ARCHIVE_DUPLICATE, renamed(draft, 0, Layout.SCOPE));
        damage("other letter case", Reason.FILE_UNEXPECTED, renamed(draft, 0, "readme.txt"));
        List<TestZip.Item> swapped = new ArrayList<>(draft.items());
        Collections.swap(swapped, 0, 1);
        damage(
                "files in another order",
                Reason.FILE_UNEXPECTED,
                TestZip.of(swapped).bytes());
        damage("made by a common program", Reason.ARCHIVE_HEADER, zippedByJdk(draft));
    }

    private static TestZip.Item files(Draft draft, int index) {
        return draft.items().get(index);
    }

    private static byte[] prefixed(byte[] good) {
        byte[] longer = new byte[good.length + 2];
        System.arraycopy(good, 0, longer, 2, good.length);
        return longer;
    }

    private static byte[] renamed(Draft draft, int index, String name) {
        List<TestZip.Item> items = new ArrayList<>(draft.items());
        items.set(index, new TestZip.Item(name, items.get(index).content()));
        return TestZip.of(items).bytes();
    }

    private static byte[] zippedByJdk(Draft draft) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
            for (TestZip.Item item : draft.items()) {
                zip.putNextEntry(new ZipEntry(item.name()));
                zip.write(item.content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void records() {
        String records = Layout.RECORDS;
        damage(
                "event changed",
                Reason.INCLUSION_FAILED,
                subject().replace(records, "id-5", "id-9").sign());
        damage(
                "event changed in a period",
                Reason.ROOT_DIFFERS,
                period().replace(records, "id-7", "id-9").sign());
        damage(
                "index changed",
                Reason.INDEX_HOLE,
                period().replace(records, "\"index\":7", "\"index\":8").sign());
        damage(
                "index beyond the tree",
                Reason.INDEX_BEYOND_TREE,
                subject()
                        .lines(records, l -> replaceLast(l, "\"index\":18", "\"index\":23"))
                        .sign());
        damage(
                "record dropped",
                Reason.PROOF_INDEX,
                subject().lines(records, l -> without(l, 2)).sign());
        damage(
                "record dropped in a period",
                Reason.INDEX_HOLE,
                period().lines(records, l -> without(l, 2)).sign());
        damage(
                "record repeated",
                Reason.INDEX_ORDER,
                subject().lines(records, l -> twice(l, 2)).sign());
        damage(
                "record repeated in a period",
                Reason.INDEX_HOLE,
                period().lines(records, l -> twice(l, 2)).sign());
        damage(
                "records swapped",
                Reason.PROOF_INDEX,
                subject().lines(records, l -> swapped(l, 3, 4)).sign());
        damage(
                "records swapped in a period",
                Reason.INDEX_HOLE,
                period().lines(records, l -> swapped(l, 3, 4)).sign());
        damage(
                "records in reverse",
                Reason.INDEX_HOLE,
                period().lines(records, List::reversed).sign());
        damage(
                "tail cut",
                Reason.COUNT_DIFFERS,
                period().lines(records, l -> l.subList(0, l.size() - 1)).sign());
        damage(
                "tail cut of records and proofs",
                Reason.COUNT_DIFFERS,
                subject()
                        .lines(records, l -> l.subList(0, l.size() - 1))
                        .lines(Layout.INCLUSION, l -> l.subList(0, l.size() - 1))
                        .sign());
        damage(
                "record added",
                Reason.COUNT_DIFFERS,
                period().edit(records, t -> t + LOG.record(17)).sign());
        damage(
                "somebody else's record",
                Reason.SUBJECT_OUTSIDE_SCOPE,
                subject()
                        .replace(Layout.SCOPE, Draft.SUBJECTS.get(2), "s-0000000000000000000000009z")
                        .sign());
        Draft gap = subject().lines(records, l -> without(l, 2)).lines(Layout.INCLUSION, l -> without(l, 2));
        int count = gap.text(records).lines().toList().size();
        gap.edit(Layout.SCOPE, t -> t.replaceFirst("\"count\":\\d+", "\"count\":" + count));
        damage("record dropped everywhere", Reason.SUBJECT_NUMBER_GAP, gap.sign());
        damage(
                "line cut",
                Reason.LINE_UNFINISHED,
                period().edit(records, t -> t.substring(0, t.length() - 1)).sign());
        damage(
                "empty line",
                Reason.JSON_NOT_CANONICAL,
                period().edit(records, t -> t + "\n").sign());
        damage(
                "carriage return",
                Reason.JSON_NOT_CANONICAL,
                period().replace(records, "\n", "\r\n").sign());
        damage(
                "white space",
                Reason.JSON_NOT_CANONICAL,
                period().replace(records, "{\"entry\":", "{\"entry\": ").sign());
        damage(
                "number spelled otherwise",
                Reason.JSON_NOT_CANONICAL,
                period().replace(records, "0.5", "0.50").sign());
        damage(
                "needless escape",
                Reason.JSON_NOT_CANONICAL,
                period().replace(records, "id-7", "\\\\u0069d-7").sign());
        damage(
                "key twice",
                Reason.JSON_NOT_CANONICAL,
                period().replace(records, "\"id\":", "\"id\":\"x\",\"id\":").sign());
        damage(
                "keys in another order",
                Reason.RECORD_MALFORMED,
                period().replace(records, "\"offset\":7,\"partition\":0", "\"partition\":0,\"offset\":7")
                        .sign());
        damage(
                "unknown member",
                Reason.JSON_NOT_CANONICAL,
                period().replace(records, "\"v\":1}", "\"v\":1,\"w\":1}").sign());
        damage(
                "other version",
                Reason.RECORD_MALFORMED,
                period().replace(records, "\"v\":1", "\"v\":2").sign());
        damage(
                "no subject number",
                Reason.RECORD_MALFORMED,
                period().edit(records, t -> t.replaceFirst("\"subjectSeq\":\\d+,", ""))
                        .sign());
        damage(
                "endless line",
                Reason.LINE_TOO_LONG,
                period().replace(records, "\"id-5\"", "\"" + "x".repeat(2_000_000) + "\"")
                        .sign());
        damage("invalid UTF-8", Reason.JSON_NOT_CANONICAL, invalidUtf8());
        damage(
                "deep nesting",
                Reason.JSON_NOT_CANONICAL,
                period().replace(records, "0.5", "[".repeat(5000) + "]".repeat(5000))
                        .sign());
    }

    private static Draft invalidUtf8() {
        Draft draft = period();
        byte[] records = draft.text(Layout.RECORDS).getBytes(UTF_8);
        records[indexOf(records, "id-5".getBytes(UTF_8))] = (byte) 0xff;
        draft.files.put(Layout.RECORDS, records);
        return draft.sign();
    }

    private static List<String> without(List<String> lines, int index) {
        lines.remove(index);
        return lines;
    }

    private static List<String> twice(List<String> lines, int index) {
        lines.add(index, lines.get(index));
        return lines;
    }

    private static List<String> swapped(List<String> lines, int one, int other) {
        Collections.swap(lines, one, other);
        return lines;
    }

    private static List<String> replaceLast(List<String> lines, String part, String by) {
        lines.set(lines.size() - 1, lines.getLast().replace(part, by));
        return lines;
    }

    /// What hides the end of a history.
    private void heads() {
        String first = Draft.SUBJECTS.get(0);
        String third = Draft.SUBJECTS.get(2);
        damage("tail cut everywhere", Reason.HEADS_DIFFER, shorter(subject()).sign());
        damage("old head", Reason.HEADS_OLD, subject().withHeads(LOG, 15, SIZE, first, third));
        Draft consistent = subject();
        while (!consistent.text(Layout.RECORDS).endsWith("\"index\":14}\n")) {
            shorter(consistent);
        }
        damage("old head, and all cut to it", Reason.HEADS_OLD, consistent.withHeads(LOG, 15, SIZE, first, third));
        damage("head of another subject", Reason.HEADS_DIFFER, subject().withHeads(LOG, 19, SIZE, third, first));
        damage("head of one subject only", Reason.HEADS_DIFFER, subject().withHeads(LOG, 19, SIZE, first));
        damage(
                "head of one subject more",
                Reason.HEADS_DIFFER,
                subject().withHeads(LOG, 19, SIZE, first, third, third));
        damage(
                "subject without records",
                Reason.HEADS_DIFFER,
                subject()
                        .replace(Layout.SCOPE, "\"" + third, "\"s-0000000000000000000000002z\",\"" + third)
                        .withHeads(LOG, 19, SIZE, first, Draft.SUBJECTS.get(1), third));
        damage(
                "statement of heads changed",
                Reason.HEADS_NOT_LOGGED,
                subject().replace(Layout.HEADS_ENTRY, "\"id-19\"", "\"id-18\"").sign());
        damage(
                "statement of heads elsewhere in the log",
                Reason.HEADS_NOT_LOGGED,
                subject().replace(Layout.HEADS, "\"index\":19", "\"index\":18").sign());
        damage(
                "statement of heads that is none",
                Reason.HEADS_MALFORMED,
                subject().edit(Layout.HEADS_ENTRY, _ -> LOG.entries.get(18)).sign());
        damage(
                "statement of heads with white space",
                Reason.JSON_NOT_CANONICAL,
                subject()
                        .replace(Layout.HEADS_ENTRY, "{\"event\":", "{ \"event\":")
                        .sign());
        damage(
                "statement of heads with a bent root",
                Reason.HEADS_MALFORMED,
                subject()
                        .replace(Layout.HEADS_ENTRY, "\"root\":\"", "\"root\":\"0")
                        .sign());
        damage(
                "head's proof shortened",
                Reason.HEADS_DIFFER,
                subject()
                        .edit(Layout.HEADS, t -> t.replaceFirst("\"proof\":\\[\"[^\"]+\",", "\"proof\":["))
                        .sign());
        damage(
                "heads with another member",
                Reason.JSON_NOT_CANONICAL,
                subject()
                        .replace(Layout.HEADS, "{\"index\":", "{\"a\":0,\"index\":")
                        .sign());
        Draft without = subject();
        without.files.remove(Layout.HEADS_ENTRY);
        damage("statement of heads removed", Reason.FILE_UNEXPECTED, without.sign());
        Draft beyond = subject();
        beyond.edit(Layout.RECORDS, t -> t + LOG.record(20))
                .edit(Layout.INCLUSION, t -> t + Draft.inclusion(LOG, 20, SIZE))
                .edit(Layout.SCOPE, t -> t.replaceFirst("\"count\":\\d+", "\"count\":" + lines(beyond)));
        damage("record behind the heads", Reason.HEADS_DIFFER, beyond.sign());
        Draft.Log ahead = new Draft.Log(SIZE, data -> data.replaceFirst("\"treeSize\":\\d+", "\"treeSize\":22"));
        damage(
                "statement that speaks of what comes after it",
                Reason.HEADS_NOT_LOGGED,
                Draft.ofSubjects(ahead, SIZE, first, third));
        Draft.Log lying = new Draft.Log(SIZE, data -> data.replaceFirst("\"root\":\"....", "\"root\":\"0000"));
        damage("false heads for a subject", Reason.HEADS_DIFFER, Draft.ofSubjects(lying, SIZE, first, third));
        damage("false heads in a whole log", Reason.HEADS_WRONG, Draft.ofPeriod(lying, 0, SIZE, SIZE));
        Draft.Log short1 = new Draft.Log(SIZE, data -> data.replaceFirst("\"subjects\":3", "\"subjects\":2"));
        damage("heads of too few in a whole log", Reason.HEADS_WRONG, Draft.ofPeriod(short1, 0, SIZE, SIZE));
    }

    /// Without its last record, wherever that shows but in the heads.
    private static Draft shorter(Draft draft) {
        draft.lines(Layout.RECORDS, l -> l.subList(0, l.size() - 1))
                .lines(Layout.INCLUSION, l -> l.subList(0, l.size() - 1));
        return draft.edit(Layout.SCOPE, t -> t.replaceFirst("\"count\":\\d+", "\"count\":" + lines(draft)));
    }

    private static int lines(Draft draft) {
        return draft.text(Layout.RECORDS).lines().toList().size();
    }

    private void log() {
        Draft.Log foreign = new Draft.Log(SIZE + 1);
        damage("checkpoint of another size", Reason.HEADS_NOT_LOGGED, checkpoint(subject(), foreign, SIZE + 1));
        damage(
                "checkpoint of another size for a period",
                Reason.RANGE_DIFFERS,
                checkpoint(period(), foreign, SIZE + 1));
        damage("checkpoint smaller than the range", Reason.INDEX_BEYOND_TREE, checkpoint(period(), foreign, 9));
        Draft fork = period();
        fork.files.put(
                Layout.CHECKPOINT,
                Draft.KEY.note(Draft.ORIGIN + "\n" + SIZE + "\n" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"));
        damage("checkpoint of another tree", Reason.ROOT_DIFFERS, fork.sign());
        damage("checkpoint of another log", Reason.ORIGIN_DIFFERS, foreignOrigin(Layout.CHECKPOINT));
        damage("previous checkpoint of another log", Reason.ORIGIN_DIFFERS, foreignOrigin(Layout.PREVIOUS));
        Draft unsigned = period();
        unsigned.files.put(Layout.CHECKPOINT, new TestKey(Draft.ORIGIN).note(LOG.checkpointText(SIZE)));
        damage("checkpoint signed by another key", Reason.SIGNATURE_MISSING, unsigned.sign());
        damage(
                "checkpoint text changed under its signature",
                Reason.SIGNATURE_INVALID,
                period().replace(Layout.CHECKPOINT, "\n23\n", "\n24\n").sign());
        damage("checkpoint size with a leading zero", Reason.CHECKPOINT_MALFORMED, leadingZero());
        damage(
                "checkpoint without signature",
                Reason.NOTE_MALFORMED,
                period().edit(Layout.CHECKPOINT, t -> t.substring(0, t.indexOf("\u2014")))
                        .sign());
        damage(
                "vkey of another key",
                Reason.SIGNATURE_MISSING,
                period().edit(Layout.VKEY, _ -> new TestKey(Draft.ORIGIN).vkey() + "\n")
                        .sign());
        damage(
                "vkey of another log",
                Reason.ORIGIN_DIFFERS,
                period().edit(
                                Layout.VKEY,
                                _ -> Draft.KEY.named("other.example.test").vkey() + "\n")
                        .sign());
        damage(
                "vkey with a wrong id",
                Reason.VKEY_MALFORMED,
                period().edit(Layout.VKEY, t -> t.replaceFirst("\\+.{8}\\+", "+00000000+"))
                        .sign());
        damage(
                "policy without the log",
                Reason.POLICY_WITHOUT_LOG,
                period().edit(Layout.POLICY, _ -> "log " + new TestKey("x.example.test").vkey() + "\nquorum none\n")
                        .sign());
        damage(
                "policy without quorum",
                Reason.POLICY_MALFORMED,
                period().replace(Layout.POLICY, "quorum none\n", "").sign());
        damage(
                "proof dropped",
                Reason.PROOF_COUNT,
                subject()
                        .lines(Layout.INCLUSION, l -> l.subList(0, l.size() - 1))
                        .sign());
        damage(
                "proof added",
                Reason.PROOF_COUNT,
                subject().lines(Layout.INCLUSION, l -> twice(l, l.size() - 1)).sign());
        damage(
                "proofs swapped",
                Reason.PROOF_INDEX,
                subject().lines(Layout.INCLUSION, l -> swapped(l, 0, 1)).sign());
        damage(
                "proof shortened",
                Reason.INCLUSION_FAILED,
                subject()
                        .edit(Layout.INCLUSION, t -> t.replaceFirst("\\[\"[^\"]+\",", "["))
                        .sign());
        damage(
                "proof with a bent hash",
                Reason.PROOF_MALFORMED,
                subject()
                        .edit(Layout.INCLUSION, t -> t.replaceFirst("=\"", "\""))
                        .sign());
        damage(
                "range hash dropped",
                Reason.RANGE_DIFFERS,
                period().edit(Layout.RANGE, t -> t.replaceFirst("\"left\":\\[\"[^\"]+\",", "\"left\":["))
                        .sign());
        damage(
                "range of other indices",
                Reason.RANGE_DIFFERS,
                period().replace(Layout.RANGE, "\"first\":5", "\"first\":4").sign());
        damage(
                "scope of other indices",
                Reason.RANGE_DIFFERS,
                period().replace(Layout.SCOPE, "\"first\":5", "\"first\":4")
                        .replace(Layout.SCOPE, "\"count\":12", "\"count\":13")
                        .sign());
        damage(
                "count differs from the range",
                Reason.COUNT_DIFFERS,
                period().replace(Layout.SCOPE, "\"count\":12", "\"count\":11").sign());
        damage(
                "count differs from the records",
                Reason.COUNT_DIFFERS,
                subject()
                        .edit(Layout.SCOPE, t -> t.replaceFirst("\"count\":\\d+", "\"count\":99"))
                        .sign());
        damage(
                "unknown format",
                Reason.SCOPE_MALFORMED,
                period().replace(Layout.SCOPE, "tumar-export/1", "tumar-export/2")
                        .sign());
        damage(
                "unknown scope member",
                Reason.SCOPE_MALFORMED,
                period().replace(Layout.SCOPE, "\"to\":", "\"t\":1,\"to\":").sign());
        damage(
                "impossible date",
                Reason.SCOPE_MALFORMED,
                period().replace(Layout.SCOPE, "2026-06-01", "2026-06-31").sign());
        damage(
                "subjects not sorted",
                Reason.SCOPE_MALFORMED,
                subject().replace(Layout.SCOPE, Draft.SUBJECTS.get(0), "s-9").sign());
        damage(
                "kind of the other proof",
                Reason.SCOPE_MALFORMED,
                period().edit(Layout.SCOPE, _ -> subject().text(Layout.SCOPE)).sign());
        damage(
                "scope with a newline",
                Reason.JSON_NOT_CANONICAL,
                period().edit(Layout.SCOPE, t -> t + "\n").sign());
        damage(
                "history rewritten",
                Reason.CONSISTENCY_FAILED,
                period().edit(Layout.CONSISTENCY, t -> t.replaceFirst("\\[\"[^\"]+\",", "["))
                        .sign());
        damage(
                "consistency of other sizes",
                Reason.CONSISTENCY_DIFFERS,
                period().replace(Layout.CONSISTENCY, "\"from\":11", "\"from\":10")
                        .sign());
    }

    private static Draft checkpoint(Draft draft, Draft.Log log, int size) {
        draft.files.put(Layout.CHECKPOINT, Draft.KEY.note(log.checkpointText(size)));
        return draft.sign();
    }

    private static Draft foreignOrigin(String file) {
        Draft draft = period();
        draft.files.put(file, Draft.KEY.note(LOG.checkpointText(SIZE).replace(Draft.ORIGIN, "other.example.test")));
        return draft.sign();
    }

    private static Draft leadingZero() {
        Draft draft = period();
        draft.files.put(
                Layout.CHECKPOINT, Draft.KEY.note(LOG.checkpointText(SIZE).replace("\n23\n", "\n023\n")));
        return draft.sign();
    }

    private void manifests() {
        manifest("of another export", Reason.MANIFEST_EXPORT_DIFFERS, t -> t.replace("0b7c5a36", "0b7c5a37"));
        manifest("of another log", Reason.ORIGIN_DIFFERS, t -> t.replace(Draft.ORIGIN, "other.example.test"));
        manifest("of another format", Reason.MANIFEST_MALFORMED, t -> t.replace("/v1", "/v2"));
        manifest("missing a file", Reason.MANIFEST_FILES_DIFFER, t -> t.replaceFirst("\\w+ \\d+ log/policy\n", ""));
        manifest("listing one file more", Reason.MANIFEST_FILES_DIFFER, t -> t + "0".repeat(64) + " 1 more\n");
        manifest(
                "with a wrong size",
                Reason.MANIFEST_FILES_DIFFER,
                t -> t.replaceFirst(" \\d+ log/policy", " 1 log/policy"));
        manifest(
                "with upper-case hashes",
                Reason.MANIFEST_MALFORMED,
                t -> t.replaceFirst("[0-9a-f]{64}", "A".repeat(64)));
        Draft twice = period();
        String text = twice.manifestText(Draft.ORIGIN);
        twice.manifest = (text + "\n" + Draft.KEY.signatureLine(text)
                        + new TestKey("x.example.test").signatureLine(text))
                .getBytes(UTF_8);
        damage("manifest with a second signature", Reason.NOTE_MALFORMED, twice);
        damage("manifest signed by another key", Reason.SIGNATURE_MISSING, period().sign(new TestKey(Draft.ORIGIN)));
        Draft less = period();
        less.files.remove(Layout.POLICY);
        damage("file removed", Reason.FILE_UNEXPECTED, less.sign());
        Draft more = period();
        more.put("log/more", "more");
        damage("file added", Reason.FILE_UNEXPECTED, more.sign());
        Draft half = period();
        half.files.remove(Layout.CONSISTENCY);
        damage("previous checkpoint without proof", Reason.FILE_UNEXPECTED, half.sign());
        Draft large = period();
        large.put(Layout.README, "x".repeat(1024 * 1024 + 1));
        damage("small file too large", Reason.FILE_TOO_LARGE, large.sign());
        Draft pageless = period();
        pageless.files.remove(Layout.PAGE);
        damage("page removed", Reason.FILE_UNEXPECTED, pageless.sign());
    }

    private void manifest(String name, Reason reason, UnaryOperator<String> change) {
        Draft draft = period();
        draft.manifest = Draft.KEY.note(change.apply(draft.manifestText(Draft.ORIGIN)));
        damage("manifest " + name, reason, draft);
    }
}
