package kz.tumar.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.tumar.verify.archive.StoredEntry;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;

/// The files of a package: which there are and in which order they stand.
record Layout(boolean ofSubjects, boolean withPrevious, List<StoredEntry> files, StoredEntry manifest) {
    static final String README = "README.";
    static final String PAGE = "verify.html";
    static final String SCOPE = "scope.json";
    static final String RECORDS = "records.jsonl";
    static final String CSV = "records.csv";
    static final String XLSX = "records.xlsx";
    static final String CHECKPOINT = "log/checkpoint";
    static final String VKEY = "log/vkey";
    static final String POLICY = "log/policy";
    static final String INCLUSION = "log/inclusion.jsonl";
    static final String HEADS_ENTRY = "log/heads-entry.json";
    static final String HEADS = "log/heads.json";
    static final String RANGE = "log/range.json";
    static final String PREVIOUS = "log/previous-checkpoint";
    static final String CONSISTENCY = "log/consistency.json";
    static final String MANIFEST = "manifest";
    static final List<String> READMES = List.of("README.kk.html", "README.ru.html", "README.en.html");
    static final List<String> REPORTS = List.of("report.kk.pdf", "report.ru.pdf", "report.en.pdf");

    /// What is for people: only hashed, whatever its size.
    static final List<String> FOR_PEOPLE = Stream.of(READMES, List.of(PAGE, CSV, XLSX), REPORTS)
            .flatMap(List::stream)
            .toList();

    Layout {
        files = List.copyOf(files);
    }

    static Layout of(List<StoredEntry> entries) {
        boolean ofSubjects = entries.stream().anyMatch(entry -> entry.name().equals(INCLUSION));
        List<String> expected = new ArrayList<>(READMES);
        expected.addAll(List.of(PAGE, RECORDS, CSV, XLSX, SCOPE));
        expected.addAll(REPORTS);
        expected.addAll(List.of(CHECKPOINT, VKEY, POLICY));
        expected.addAll(ofSubjects ? List.of(INCLUSION, HEADS_ENTRY, HEADS) : List.of(RANGE));
        boolean withPrevious = entries.size() > expected.size() + 1;
        if (withPrevious) {
            expected.addAll(List.of(PREVIOUS, CONSISTENCY));
        }
        expected.add(MANIFEST);
        for (int i = 0; i < Math.max(expected.size(), entries.size()); i++) {
            String found = i < entries.size() ? entries.get(i).name() : "-";
            String wanted = i < expected.size() ? expected.get(i) : "-";
            if (!found.equals(wanted)) {
                throw new Refused(Reason.FILE_UNEXPECTED, found, wanted);
            }
        }
        int last = entries.size() - 1;
        return new Layout(ofSubjects, withPrevious, entries.subList(0, last), entries.get(last));
    }
}
