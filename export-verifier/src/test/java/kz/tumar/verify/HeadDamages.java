package kz.tumar.verify;

import kz.tumar.verify.refusal.Reason;

/// What hides the end of a history.
final class HeadDamages {
    private final Damages to;

    private HeadDamages(Damages to) {
        this.to = to;
    }

    static void add(Damages to) {
        new HeadDamages(to).all();
    }

    private void all() {
        heads();
    }

    private void heads() {
        String first = Draft.SUBJECTS.get(0);
        String third = Draft.SUBJECTS.get(2);
        to.damage(
                "tail cut everywhere",
                Reason.HEADS_DIFFER,
                shorter(Damages.subject()).sign());
        to.damage(
                "old head", Reason.HEADS_OLD, Damages.subject().withHeads(Damages.LOG, 15, Damages.SIZE, first, third));
        Draft consistent = Damages.subject();
        while (!consistent.text(Layout.RECORDS).endsWith("\"index\":14}\n")) {
            shorter(consistent);
        }
        to.damage(
                "old head, and all cut to it",
                Reason.HEADS_OLD,
                consistent.withHeads(Damages.LOG, 15, Damages.SIZE, first, third));
        to.damage(
                "head of another subject",
                Reason.HEADS_DIFFER,
                Damages.subject().withHeads(Damages.LOG, 19, Damages.SIZE, third, first));
        to.damage(
                "head of one subject only",
                Reason.HEADS_DIFFER,
                Damages.subject().withHeads(Damages.LOG, 19, Damages.SIZE, first));
        to.damage(
                "head of one subject more",
                Reason.HEADS_DIFFER,
                Damages.subject().withHeads(Damages.LOG, 19, Damages.SIZE, first, third, third));
        to.damage(
                "subject without records",
                Reason.HEADS_DIFFER,
                Damages.subject()
                        .replace(Layout.SCOPE, "\"" + third, "\"s-0000000000000000000000002z\",\"" + third)
                        .withHeads(Damages.LOG, 19, Damages.SIZE, first, Draft.SUBJECTS.get(1), third));
        to.damage(
                "statement of heads changed",
                Reason.HEADS_NOT_LOGGED,
                Damages.subject()
                        .replace(Layout.HEADS_ENTRY, "\"id-19\"", "\"id-18\"")
                        .sign());
        to.damage(
                "statement of heads elsewhere in the log",
                Reason.HEADS_NOT_LOGGED,
                Damages.subject()
                        .replace(Layout.HEADS, "\"index\":19", "\"index\":18")
                        .sign());
        to.damage(
                "statement of heads that is none",
                Reason.HEADS_MALFORMED,
                Damages.subject()
                        .edit(Layout.HEADS_ENTRY, _ -> Damages.LOG.entries.get(18))
                        .sign());
        to.damage(
                "statement of heads with white space",
                Reason.JSON_NOT_CANONICAL,
                Damages.subject()
                        .replace(Layout.HEADS_ENTRY, "{\"event\":", "{ \"event\":")
                        .sign());
        to.damage(
                "statement of heads with a bent root",
                Reason.HEADS_MALFORMED,
                Damages.subject()
                        .replace(Layout.HEADS_ENTRY, "\"root\":\"", "\"root\":\"0")
                        .sign());
        to.damage(
                "head's proof shortened",
                Reason.HEADS_DIFFER,
                Damages.subject()
                        .edit(Layout.HEADS, t -> t.replaceFirst("\"proof\":\\[\"[^\"]+\",", "\"proof\":["))
                        .sign());
        to.damage(
                "heads with another member",
                Reason.JSON_NOT_CANONICAL,
                Damages.subject()
                        .replace(Layout.HEADS, "{\"index\":", "{\"a\":0,\"index\":")
                        .sign());
        Draft without = Damages.subject();
        without.files.remove(Layout.HEADS_ENTRY);
        to.damage("statement of heads removed", Reason.FILE_UNEXPECTED, without.sign());
        Draft beyond = Damages.subject();
        beyond.edit(Layout.RECORDS, t -> t + Damages.LOG.record(20))
                .edit(Layout.INCLUSION, t -> t + Draft.inclusion(Damages.LOG, 20, Damages.SIZE))
                .edit(Layout.SCOPE, t -> t.replaceFirst("\"count\":\\d+", "\"count\":" + lines(beyond)));
        to.damage("record behind the heads", Reason.HEADS_DIFFER, beyond.sign());
        Draft.Log ahead =
                new Draft.Log(Damages.SIZE, data -> data.replaceFirst("\"treeSize\":\\d+", "\"treeSize\":22"));
        to.damage(
                "statement that speaks of what comes after it",
                Reason.HEADS_NOT_LOGGED,
                Draft.ofSubjects(ahead, Damages.SIZE, first, third));
        Draft.Log lying = new Draft.Log(Damages.SIZE, data -> data.replaceFirst("\"root\":\"....", "\"root\":\"0000"));
        to.damage(
                "false heads for a subject", Reason.HEADS_DIFFER, Draft.ofSubjects(lying, Damages.SIZE, first, third));
        to.damage(
                "false heads in a whole log", Reason.HEADS_WRONG, Draft.ofPeriod(lying, 0, Damages.SIZE, Damages.SIZE));
        Draft.Log short1 = new Draft.Log(Damages.SIZE, data -> data.replaceFirst("\"subjects\":3", "\"subjects\":2"));
        to.damage(
                "heads of too few in a whole log",
                Reason.HEADS_WRONG,
                Draft.ofPeriod(short1, 0, Damages.SIZE, Damages.SIZE));
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
}
