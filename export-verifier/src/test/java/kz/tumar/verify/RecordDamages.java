package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import kz.tumar.verify.refusal.Reason;

/// Damages to the records.
final class RecordDamages {
    private final Damages to;

    private RecordDamages(Damages to) {
        this.to = to;
    }

    static void add(Damages to) {
        new RecordDamages(to).all();
    }

    private void all() {
        records();
        entriesOfTheLog();
    }

    /// The log itself holds these, so every hash and every proof is right: only their form is wrong.
    private void entriesOfTheLog() {
        heldByTheLog("white space", data -> data.replace(",\"subjects\"", ", \"subjects\""));
        heldByTheLog("keys in another order", data -> "{\"z\":1," + data.substring(1));
        heldByTheLog("a key twice", data -> "{\"root\":1," + data.substring(1));
        heldByTheLog("a number spelled otherwise", data -> "{\"a\":0.50," + data.substring(1));
        heldByTheLog("a needless escape", data -> "{\"a\":\"\\u0061\"," + data.substring(1));
        heldByTheLog("half a surrogate", data -> "{\"a\":\"\\ud800\"," + data.substring(1));
        heldByTheLog("too deep", data -> nested(61, data));
    }

    private void heldByTheLog(String what, UnaryOperator<String> lie) {
        to.damage("an entry of the log has " + what, Reason.JSON_NOT_CANONICAL, of(lie));
    }

    /// As deep as is allowed: the line, the entry, the event and its data are around it.
    static Draft deepest() {
        return of(data -> nested(60, data));
    }

    private static Draft of(UnaryOperator<String> data) {
        return Draft.ofPeriod(new Draft.Log(Damages.SIZE, data), 5, 17, Damages.SIZE);
    }

    private static String nested(int levels, String data) {
        return "{\"a\":" + "[".repeat(levels) + "1" + "]".repeat(levels) + "," + data.substring(1);
    }

    private void records() {
        String records = Layout.RECORDS;
        to.damage(
                "event changed",
                Reason.INCLUSION_FAILED,
                Damages.subject().replace(records, "id-5", "id-9").sign());
        to.damage(
                "event changed in a period",
                Reason.ROOT_DIFFERS,
                Damages.period().replace(records, "id-7", "id-9").sign());
        to.damage(
                "index changed",
                Reason.INDEX_HOLE,
                Damages.period().replace(records, "\"index\":7", "\"index\":8").sign());
        to.damage(
                "index beyond the tree",
                Reason.INDEX_BEYOND_TREE,
                Damages.subject()
                        .lines(records, l -> replaceLast(l, "\"index\":18", "\"index\":23"))
                        .sign());
        to.damage(
                "record dropped",
                Reason.PROOF_INDEX,
                Damages.subject().lines(records, l -> without(l, 2)).sign());
        to.damage(
                "record dropped in a period",
                Reason.INDEX_HOLE,
                Damages.period().lines(records, l -> without(l, 2)).sign());
        to.damage(
                "record repeated",
                Reason.INDEX_ORDER,
                Damages.subject().lines(records, l -> twice(l, 2)).sign());
        to.damage(
                "record repeated in a period",
                Reason.INDEX_HOLE,
                Damages.period().lines(records, l -> twice(l, 2)).sign());
        to.damage(
                "records swapped",
                Reason.PROOF_INDEX,
                Damages.subject().lines(records, l -> swapped(l, 3, 4)).sign());
        to.damage(
                "records swapped in a period",
                Reason.INDEX_HOLE,
                Damages.period().lines(records, l -> swapped(l, 3, 4)).sign());
        to.damage(
                "records in reverse",
                Reason.INDEX_HOLE,
                Damages.period().lines(records, List::reversed).sign());
        to.damage(
                "tail cut",
                Reason.COUNT_DIFFERS,
                Damages.period().lines(records, l -> l.subList(0, l.size() - 1)).sign());
        to.damage(
                "tail cut of records and proofs",
                Reason.COUNT_DIFFERS,
                Damages.subject()
                        .lines(records, l -> l.subList(0, l.size() - 1))
                        .lines(Layout.INCLUSION, l -> l.subList(0, l.size() - 1))
                        .sign());
        to.damage(
                "record added",
                Reason.COUNT_DIFFERS,
                Damages.period().edit(records, t -> t + Damages.LOG.record(17)).sign());
        to.damage(
                "somebody else's record",
                Reason.SUBJECT_OUTSIDE_SCOPE,
                Damages.subject()
                        .replace(Layout.SCOPE, Draft.SUBJECTS.get(2), "s-0000000000000000000000009z")
                        .sign());
        Draft gap = Damages.subject().lines(records, l -> without(l, 2)).lines(Layout.INCLUSION, l -> without(l, 2));
        int count = gap.text(records).lines().toList().size();
        gap.edit(Layout.SCOPE, t -> t.replaceFirst("\"count\":\\d+", "\"count\":" + count));
        to.damage("record dropped everywhere", Reason.SUBJECT_NUMBER_GAP, gap.sign());
        to.damage(
                "line cut",
                Reason.LINE_UNFINISHED,
                Damages.period()
                        .edit(records, t -> t.substring(0, t.length() - 1))
                        .sign());
        to.damage(
                "empty line",
                Reason.JSON_NOT_CANONICAL,
                Damages.period().edit(records, t -> t + "\n").sign());
        to.damage(
                "carriage return",
                Reason.JSON_NOT_CANONICAL,
                Damages.period().replace(records, "\n", "\r\n").sign());
        to.damage(
                "white space",
                Reason.JSON_NOT_CANONICAL,
                Damages.period().replace(records, "{\"entry\":", "{\"entry\": ").sign());
        to.damage(
                "number spelled otherwise",
                Reason.JSON_NOT_CANONICAL,
                Damages.period().replace(records, "0.5", "0.50").sign());
        to.damage(
                "needless escape",
                Reason.JSON_NOT_CANONICAL,
                Damages.period().replace(records, "id-7", "\\\\u0069d-7").sign());
        to.damage(
                "key twice",
                Reason.JSON_NOT_CANONICAL,
                Damages.period()
                        .replace(records, "\"id\":", "\"id\":\"x\",\"id\":")
                        .sign());
        to.damage(
                "keys in another order",
                Reason.RECORD_MALFORMED,
                Damages.period()
                        .replace(records, "\"offset\":7,\"partition\":0", "\"partition\":0,\"offset\":7")
                        .sign());
        to.damage(
                "unknown member",
                Reason.JSON_NOT_CANONICAL,
                Damages.period()
                        .replace(records, "\"v\":1}", "\"v\":1,\"w\":1}")
                        .sign());
        to.damage(
                "other version",
                Reason.RECORD_MALFORMED,
                Damages.period().replace(records, "\"v\":1", "\"v\":2").sign());
        to.damage(
                "no subject number",
                Reason.RECORD_MALFORMED,
                Damages.period()
                        .edit(records, t -> t.replaceFirst("\"subjectSeq\":\\d+,", ""))
                        .sign());
        to.damage(
                "endless line",
                Reason.LINE_TOO_LONG,
                Damages.period()
                        .replace(records, "\"id-5\"", "\"" + "x".repeat(2_000_000) + "\"")
                        .sign());
        to.damage("invalid UTF-8", Reason.JSON_NOT_CANONICAL, invalidUtf8());
        to.damage(
                "deep nesting",
                Reason.JSON_NOT_CANONICAL,
                Damages.period()
                        .replace(records, "0.5", "[".repeat(5000) + "]".repeat(5000))
                        .sign());
    }

    private static Draft invalidUtf8() {
        Draft draft = Damages.period();
        byte[] records = draft.text(Layout.RECORDS).getBytes(UTF_8);
        records[Damages.indexOf(records, "id-5".getBytes(UTF_8))] = (byte) 0xff;
        draft.files.put(Layout.RECORDS, records);
        return draft.sign();
    }

    private static List<String> without(List<String> lines, int index) {
        lines.remove(index);
        return lines;
    }

    static List<String> twice(List<String> lines, int index) {
        lines.add(index, lines.get(index));
        return lines;
    }

    static List<String> swapped(List<String> lines, int one, int other) {
        Collections.swap(lines, one, other);
        return lines;
    }

    private static List<String> replaceLast(List<String> lines, String part, String by) {
        lines.set(lines.size() - 1, lines.getLast().replace(part, by));
        return lines;
    }
}
