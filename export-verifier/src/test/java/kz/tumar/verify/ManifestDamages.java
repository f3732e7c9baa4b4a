package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.UnaryOperator;
import kz.tumar.verify.refusal.Reason;

/// Damages to the list of contents.
final class ManifestDamages {
    private final Damages to;

    private ManifestDamages(Damages to) {
        this.to = to;
    }

    static void add(Damages to) {
        new ManifestDamages(to).all();
    }

    private void all() {
        manifests();
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
        Draft twice = Damages.period();
        String text = twice.manifestText(Draft.ORIGIN);
        twice.manifest = (text + "\n" + Draft.KEY.signatureLine(text)
                        + new TestKey("x.example.test").signatureLine(text))
                .getBytes(UTF_8);
        to.damage("manifest with a second signature", Reason.NOTE_MALFORMED, twice);
        to.damage(
                "manifest signed by another key",
                Reason.SIGNATURE_MISSING,
                Damages.period().sign(new TestKey(Draft.ORIGIN)));
        Draft less = Damages.period();
        less.files.remove(Layout.POLICY);
        to.damage("file removed", Reason.FILE_UNEXPECTED, less.sign());
        Draft more = Damages.period();
        more.put("log/more", "more");
        to.damage("file added", Reason.FILE_UNEXPECTED, more.sign());
        Draft half = Damages.period();
        half.files.remove(Layout.CONSISTENCY);
        to.damage("previous checkpoint without proof", Reason.FILE_UNEXPECTED, half.sign());
        Draft large = Damages.period();
        large.put(Layout.POLICY, "# ".repeat(1024 * 1024 + 1));
        to.damage("small file too large", Reason.FILE_TOO_LARGE, large.sign());
        for (String name : Layout.FOR_PEOPLE) {
            Draft lacking = Damages.subject();
            lacking.files.remove(name);
            to.damage(name + " removed, signed anew", Reason.FILE_UNEXPECTED, lacking.sign());
            Draft exchanged = Damages.subject();
            exchanged.put(name, "something else entirely");
            to.damage(name + " exchanged", Reason.MANIFEST_FILES_DIFFER, exchanged);
        }
        Draft swapped = Damages.period();
        String kazakh = swapped.text(Layout.REPORTS.getFirst());
        swapped.put(Layout.REPORTS.getFirst(), swapped.text(Layout.REPORTS.getLast()));
        swapped.put(Layout.REPORTS.getLast(), kazakh);
        to.damage("two reports swapped", Reason.HASH_DIFFERS, swapped);
        Draft second = Damages.period();
        second.put("records-2.xlsx", "PK, another workbook");
        to.damage("a second workbook", Reason.FILE_UNEXPECTED, second.sign());
        Draft pageless = Damages.period();
        pageless.files.remove(Layout.PAGE);
        to.damage("page removed", Reason.FILE_UNEXPECTED, pageless.sign());
    }

    private void manifest(String name, Reason reason, UnaryOperator<String> change) {
        Draft draft = Damages.period();
        draft.manifest = Draft.KEY.note(change.apply(draft.manifestText(Draft.ORIGIN)));
        to.damage("manifest " + name, reason, draft);
    }
}
