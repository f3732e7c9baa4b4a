package kz.tumar.verify;

import kz.tumar.verify.refusal.Reason;

/// Damages to checkpoints, keys, proofs and the scope.
final class LogDamages {
    private final Damages to;

    private LogDamages(Damages to) {
        this.to = to;
    }

    static void add(Damages to) {
        new LogDamages(to).all();
    }

    private void all() {
        log();
    }

    private void log() {
        Draft.Log foreign = new Draft.Log(Damages.SIZE + 1);
        to.damage(
                "checkpoint of another size",
                Reason.HEADS_NOT_LOGGED,
                checkpoint(Damages.subject(), foreign, Damages.SIZE + 1));
        to.damage(
                "checkpoint of another size for a period",
                Reason.RANGE_DIFFERS,
                checkpoint(Damages.period(), foreign, Damages.SIZE + 1));
        to.damage(
                "checkpoint smaller than the range",
                Reason.INDEX_BEYOND_TREE,
                checkpoint(Damages.period(), foreign, 9));
        Draft fork = Damages.period();
        fork.files.put(
                Layout.CHECKPOINT,
                Draft.KEY.note(
                        Draft.ORIGIN + "\n" + Damages.SIZE + "\n" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"));
        to.damage("checkpoint of another tree", Reason.ROOT_DIFFERS, fork.sign());
        to.damage("checkpoint of another log", Reason.ORIGIN_DIFFERS, foreignOrigin(Layout.CHECKPOINT));
        to.damage("previous checkpoint of another log", Reason.ORIGIN_DIFFERS, foreignOrigin(Layout.PREVIOUS));
        Draft unsigned = Damages.period();
        unsigned.files.put(Layout.CHECKPOINT, new TestKey(Draft.ORIGIN).note(Damages.LOG.checkpointText(Damages.SIZE)));
        to.damage("checkpoint signed by another key", Reason.SIGNATURE_MISSING, unsigned.sign());
        to.damage(
                "checkpoint text changed under its signature",
                Reason.SIGNATURE_INVALID,
                Damages.period().replace(Layout.CHECKPOINT, "\n23\n", "\n24\n").sign());
        to.damage("checkpoint size with a leading zero", Reason.CHECKPOINT_MALFORMED, leadingZero());
        to.damage(
                "checkpoint without signature",
                Reason.NOTE_MALFORMED,
                Damages.period()
                        .edit(Layout.CHECKPOINT, t -> t.substring(0, t.indexOf("\u2014")))
                        .sign());
        to.damage(
                "vkey of another key",
                Reason.SIGNATURE_MISSING,
                Damages.period()
                        .edit(Layout.VKEY, _ -> new TestKey(Draft.ORIGIN).vkey() + "\n")
                        .sign());
        to.damage(
                "vkey of another log",
                Reason.ORIGIN_DIFFERS,
                Damages.period()
                        .edit(
                                Layout.VKEY,
                                _ -> Draft.KEY.named("other.example.test").vkey() + "\n")
                        .sign());
        to.damage(
                "vkey with a wrong id",
                Reason.VKEY_MALFORMED,
                Damages.period()
                        .edit(Layout.VKEY, t -> t.replaceFirst("\\+.{8}\\+", "+00000000+"))
                        .sign());
        to.damage(
                "policy without the log",
                Reason.POLICY_WITHOUT_LOG,
                Damages.period()
                        .edit(Layout.POLICY, _ -> "log " + new TestKey("x.example.test").vkey() + "\nquorum none\n")
                        .sign());
        to.damage(
                "policy without quorum",
                Reason.POLICY_MALFORMED,
                Damages.period().replace(Layout.POLICY, "quorum none\n", "").sign());
        policies();
        to.damage(
                "proof dropped",
                Reason.PROOF_COUNT,
                Damages.subject()
                        .lines(Layout.INCLUSION, l -> l.subList(0, l.size() - 1))
                        .sign());
        to.damage(
                "proof added",
                Reason.PROOF_COUNT,
                Damages.subject()
                        .lines(Layout.INCLUSION, l -> RecordDamages.twice(l, l.size() - 1))
                        .sign());
        to.damage(
                "proofs swapped",
                Reason.PROOF_INDEX,
                Damages.subject()
                        .lines(Layout.INCLUSION, l -> RecordDamages.swapped(l, 0, 1))
                        .sign());
        to.damage(
                "proof shortened",
                Reason.INCLUSION_FAILED,
                Damages.subject()
                        .edit(Layout.INCLUSION, t -> t.replaceFirst("\\[\"[^\"]+\",", "["))
                        .sign());
        to.damage(
                "proof with a bent hash",
                Reason.PROOF_MALFORMED,
                Damages.subject()
                        .edit(Layout.INCLUSION, t -> t.replaceFirst("=\"", "\""))
                        .sign());
        to.damage(
                "range hash dropped",
                Reason.RANGE_DIFFERS,
                Damages.period()
                        .edit(Layout.RANGE, t -> t.replaceFirst("\"left\":\\[\"[^\"]+\",", "\"left\":["))
                        .sign());
        to.damage(
                "range of other indices",
                Reason.RANGE_DIFFERS,
                Damages.period()
                        .replace(Layout.RANGE, "\"first\":5", "\"first\":4")
                        .sign());
        to.damage(
                "scope of other indices",
                Reason.RANGE_DIFFERS,
                Damages.period()
                        .replace(Layout.SCOPE, "\"first\":5", "\"first\":4")
                        .replace(Layout.SCOPE, "\"count\":12", "\"count\":13")
                        .sign());
        to.damage(
                "count differs from the range",
                Reason.COUNT_DIFFERS,
                Damages.period()
                        .replace(Layout.SCOPE, "\"count\":12", "\"count\":11")
                        .sign());
        to.damage(
                "count differs from the records",
                Reason.COUNT_DIFFERS,
                Damages.subject()
                        .edit(Layout.SCOPE, t -> t.replaceFirst("\"count\":\\d+", "\"count\":99"))
                        .sign());
        to.damage(
                "unknown format",
                Reason.SCOPE_MALFORMED,
                Damages.period()
                        .replace(Layout.SCOPE, "tumar-export/1", "tumar-export/2")
                        .sign());
        to.damage(
                "unknown scope member",
                Reason.SCOPE_MALFORMED,
                Damages.period()
                        .replace(Layout.SCOPE, "\"to\":", "\"t\":1,\"to\":")
                        .sign());
        to.damage(
                "impossible date",
                Reason.SCOPE_MALFORMED,
                Damages.period()
                        .replace(Layout.SCOPE, "2026-06-01", "2026-06-31")
                        .sign());
        to.damage(
                "subjects not sorted",
                Reason.SCOPE_MALFORMED,
                Damages.subject()
                        .replace(Layout.SCOPE, Draft.SUBJECTS.get(0), "s-9")
                        .sign());
        to.damage(
                "kind of the other proof",
                Reason.SCOPE_MALFORMED,
                Damages.period()
                        .edit(Layout.SCOPE, _ -> Damages.subject().text(Layout.SCOPE))
                        .sign());
        to.damage(
                "scope with a newline",
                Reason.JSON_NOT_CANONICAL,
                Damages.period().edit(Layout.SCOPE, t -> t + "\n").sign());
        to.damage(
                "history rewritten",
                Reason.CONSISTENCY_FAILED,
                Damages.period()
                        .edit(Layout.CONSISTENCY, t -> t.replaceFirst("\\[\"[^\"]+\",", "["))
                        .sign());
        to.damage(
                "consistency of other sizes",
                Reason.CONSISTENCY_DIFFERS,
                Damages.period()
                        .replace(Layout.CONSISTENCY, "\"from\":11", "\"from\":10")
                        .sign());
    }

    /// Lines that no policy has, beside the right ones about the log.
    private void policies() {
        String witness = new TestKey("witness.example.test/w1", 4).vkey();
        for (String[] bad : new String[][] {
            {"of an unknown line", "lag x\nquorum none\n"},
            {"with two quorums", "quorum none\nquorum none\n"},
            {"whose quorum names nobody", "quorum w\n"},
            {"with one witness twice", "witness a " + witness + "\nwitness b " + witness + "\nquorum a\n"},
            {"with one name twice", "witness a " + witness + "\ngroup a any a\nquorum a\n"},
            {"whose group needs too many", "witness a " + witness + "\ngroup g 2 a\nquorum g\n"},
            {"whose group is empty", "witness a " + witness + "\ngroup g any\nquorum g\n"},
            {"whose group takes one twice", "witness a " + witness + "\ngroup g any a a\nquorum g\n"},
            {"whose witness is a log", "witness a " + new TestKey("w.example.test").vkey() + "\nquorum a\n"},
            {
                "with a key of another id",
                "witness a " + witness.replaceFirst("\\+.{8}\\+", "+00000000+") + "\nquorum a\n"
            },
            {"with a log that is there twice", "log " + Draft.KEY.vkey() + "\nquorum none\n"},
            {"with a control character", "# \u0001\nquorum none\n"},
            {"without an end", "quorum none"},
        }) {
            to.damage(
                    "policy " + bad[0],
                    Reason.POLICY_MALFORMED,
                    Damages.period()
                            .replace(Layout.POLICY, "quorum none\n", bad[1])
                            .sign());
        }
        to.damage(
                "policy changed under its hash",
                Reason.HASH_DIFFERS,
                Damages.period().replace(Layout.POLICY, "quorum none", "quorum nine"));
    }

    private static Draft checkpoint(Draft draft, Draft.Log log, int size) {
        draft.files.put(Layout.CHECKPOINT, Draft.KEY.note(log.checkpointText(size)));
        return draft.sign();
    }

    private static Draft foreignOrigin(String file) {
        Draft draft = Damages.period();
        draft.files.put(
                file,
                Draft.KEY.note(Damages.LOG.checkpointText(Damages.SIZE).replace(Draft.ORIGIN, "other.example.test")));
        return draft.sign();
    }

    private static Draft leadingZero() {
        Draft draft = Damages.period();
        draft.files.put(
                Layout.CHECKPOINT,
                Draft.KEY.note(Damages.LOG.checkpointText(Damages.SIZE).replace("\n23\n", "\n023\n")));
        return draft.sign();
    }
}
