package kz.tumar.verify;

import kz.tumar.verify.refusal.Reason;

/// Damages to what a package says of its inquiry and of the sealed annex.
final class AnnexDamages {
    private static final String INQUIRY = "0b7c5a36-6d5e-4c1f-9f0e-3f2f5a1e9c12";

    private final Damages to;

    private AnnexDamages(Damages to) {
        this.to = to;
    }

    static void add(Damages to) {
        new AnnexDamages(to).all();
    }

    /// A good package of an inquiry, with the commitments of its annex.
    static Draft good() {
        return with(INQUIRY, "[" + named("0", "ab") + "," + named("1", "cd") + "]");
    }

    private void all() {
        scope("annex without an inquiry", with("", "[" + named("0", "ab") + "]"));
        scope("inquiry that is no case", with("12-3/456", ""));
        scope("annex that names nobody", with(INQUIRY, "[]"));
        scope("annex out of order", with(INQUIRY, "[" + named("1", "ab") + "," + named("0", "ab") + "]"));
        scope(
                "annex that names one person twice",
                with(INQUIRY, "[" + named("0", "ab") + "," + named("0", "cd") + "]"));
        scope("annex with upper-case hex", with(INQUIRY, "[" + named("0", "AB") + "]"));
        scope("annex with a name in it", with(INQUIRY, "[" + named("0", "ab").replace("}", ",\"who\":\"x\"}") + "]"));
        scope("annex without a subject", with(INQUIRY, "[{\"commitment\":\"" + "ab".repeat(32) + "\"}]"));
        to.damage(
                "commitment of the annex exchanged",
                Reason.HASH_DIFFERS,
                good().replace(Layout.SCOPE, "ab".repeat(32), "ef".repeat(32)));
    }

    private void scope(String name, Draft draft) {
        to.damage(name, Reason.SCOPE_MALFORMED, draft);
    }

    private static String named(String last, String twoDigits) {
        return "{\"commitment\":\"" + twoDigits.repeat(32) + "\",\"subject\":\"s-000000000000000000000000" + last
                + "x\"}";
    }

    private static Draft with(String inquiry, String annex) {
        Draft draft = Damages.subject();
        if (!annex.isEmpty()) {
            draft.replace(Layout.SCOPE, "{\"count\"", "{\"annex\":" + annex + ",\"count\"");
        }
        if (!inquiry.isEmpty()) {
            draft.replace(Layout.SCOPE, "\"kind\"", "\"inquiry\":\"" + inquiry + "\",\"kind\"");
        }
        return draft.sign();
    }
}
