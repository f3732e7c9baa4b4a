package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A package being made: good as it comes, and then spoiled by a test.
final class Draft {
    static final String ORIGIN = "log.example.test/7f3a";
    static final String EXPORT_ID = "0b7c5a36-6d5e-4c1f-9f0e-3f2f5a1e9c11";
    static final TestKey KEY = new TestKey(ORIGIN);
    static final List<String> SUBJECTS =
            List.of("s-0000000000000000000000001a", "s-0000000000000000000000002b", "s-0000000000000000000000003c");

    final Map<String, byte[]> files = new LinkedHashMap<>();
    byte[] manifest = new byte[0];

    /// A log of some entries about three subjects in turn; every fourth is about nobody, and states where each history
    /// before it ends.
    static final class Log {
        final List<String> entries = new ArrayList<>();
        final List<String> subjects = new ArrayList<>();
        final TestTree tree = new TestTree();

        Log(int size) {
            this(size, heads -> heads);
        }

        /// @param lie changes what the log states of where histories end
        Log(int size, UnaryOperator<String> lie) {
            Map<String, Integer> numbers = new TreeMap<>();
            for (int i = 0; i < size; i++) {
                if (i % 4 == 3) {
                    addHeads(i, lie);
                } else {
                    String subject = SUBJECTS.get(i % 3);
                    add(i, subject, numbers.merge(subject, 1, Integer::sum));
                }
            }
        }

        /// The last statement of heads in the log of this size.
        static int headsBefore(int size) {
            return (size - 4) / 4 * 4 + 3;
        }

        /// When the statement at this index was made.
        static String headsTime(int index) {
            return "2026-11-23T05:%02d:%02d.5Z".formatted(index / 60, index % 60);
        }

        private void addHeads(int i, UnaryOperator<String> lie) {
            TestHeads heads = new TestHeads(subjects);
            String data = lie.apply(
                    "{\"root\":\"" + heads.root() + "\",\"subjects\":" + heads.count() + ",\"treeSize\":" + i + "}");
            append(
                    "",
                    "{\"event\":{\"data\":" + data + ",\"id\":\"id-" + i
                            + "\",\"source\":\"/tumar/audit\",\"specversion\":\"1.0\",\"time\":\"" + headsTime(i)
                            + "\",\"type\":\"kz.tumar.SubjectHeads.v1\"},\"origin\":{\"offset\":" + i
                            + ",\"partition\":0,\"topic\":\"tumar.audit\"},"
                            + (i % 8 == 3 ? "\"subjectSeq\":0," : "") + "\"v\":1}");
        }

        private void add(int i, String subject, int number) {
            String about = "\"subject\":\"" + subject + "\",";
            String seq = "\"subjectSeq\":" + number + ",";
            String entry = "{\"event\":{\"data\":{\"code\":\"b\u00e9ta\",\"figure\":0.5},\"id\":\"id-" + i
                    + "\",\"source\":\"/tumar/consent\",\"specversion\":\"1.0\"," + about
                    + "\"time\":\"2026-03-01T09:00:00Z\",\"type\":\"kz.tumar.ConsentGiven.v1\"},"
                    + "\"origin\":{\"offset\":" + i + ",\"partition\":0,\"topic\":\"tumar.consent\"}," + seq
                    + "\"v\":1}";
            append(subject, entry);
        }

        private void append(String subject, String entry) {
            entries.add(entry);
            subjects.add(subject);
            tree.add(entry.getBytes(UTF_8));
        }

        String record(int index) {
            return "{\"entry\":" + entries.get(index) + ",\"index\":" + index + "}\n";
        }

        String checkpointText(int size) {
            return ORIGIN + "\n" + size + "\n" + Base64.getEncoder().encodeToString(tree.root(size)) + "\n";
        }
    }

    static Draft ofSubjects(Log log, int size, String... subjects) {
        int heads = Log.headsBefore(size);
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < heads; i++) {
            if (List.of(subjects).contains(log.subjects.get(i))) {
                indices.add(i);
            }
        }
        String scope = "{\"count\":" + indices.size()
                + ",\"createdAt\":\"2026-11-23T10:00:%02d+05:00\",\"exportId\":\"".formatted(heads)
                + EXPORT_ID + "\",\"format\":\"tumar-export/1\",\"kind\":\"subject\",\"policyVersions\":[\"p/1\"],"
                + "\"subjects\":["
                + List.of(subjects).stream().map(s -> "\"" + s + "\"").collect(Collectors.joining(","))
                + "]}";
        String inclusion = indices.stream().map(i -> inclusion(log, i, size)).collect(Collectors.joining());
        return of(log, size, scope, indices, Layout.INCLUSION, inclusion).withHeads(log, heads, size, subjects);
    }

    static String inclusion(Log log, int index, int size) {
        return "{\"index\":" + index + ",\"proof\":" + hashes(log.tree.inclusion(index, size)) + "}\n";
    }

    static Draft ofPeriod(Log log, int first, int end, int size) {
        List<Integer> indices = new ArrayList<>();
        for (int i = first; i < end; i++) {
            indices.add(i);
        }
        String scope = "{\"count\":" + indices.size() + ",\"createdAt\":\"2026-11-23T10:00:00Z\",\"end\":" + end
                + ",\"exportId\":\"" + EXPORT_ID + "\",\"first\":" + first
                + ",\"format\":\"tumar-export/1\",\"from\":\"2026-01-01T00:00:00Z\",\"kind\":\"period\","
                + "\"policyVersions\":[],\"to\":\"2026-06-01T00:00:00Z\"}";
        String range = "{\"end\":" + end + ",\"first\":" + first + ",\"left\":" + hashes(log.tree.cover(0, first))
                + ",\"right\":" + hashes(log.tree.cover(end, size)) + ",\"size\":" + size + "}";
        return of(log, size, scope, indices, Layout.RANGE, range);
    }

    private static Draft of(Log log, int size, String scope, List<Integer> indices, String proofFile, String proof) {
        Draft draft = new Draft();
        Layout.READMES.forEach(name -> draft.put(name, "An export: " + name + ".\n"));
        draft.put(Layout.PAGE, "<!doctype html><title>A page</title>\n");
        draft.put(Layout.RECORDS, indices.stream().map(log::record).collect(Collectors.joining()));
        draft.put(Layout.CSV, "index,type\r\n");
        draft.put(Layout.XLSX, "PK, a workbook");
        draft.put(Layout.SCOPE, scope);
        Layout.REPORTS.forEach(name -> draft.put(name, "%PDF-1.7 " + name));
        draft.files.put(Layout.CHECKPOINT, KEY.note(log.checkpointText(size)));
        draft.put(Layout.VKEY, KEY.vkey() + "\n");
        draft.put(Layout.POLICY, "log " + KEY.vkey() + "\nquorum none\n");
        draft.put(proofFile, proof);
        return draft.sign(KEY);
    }

    /// @param heads the index of the statement of heads
    Draft withHeads(Log log, int heads, int size, String... subjects) {
        put(Layout.HEADS_ENTRY, log.entries.get(heads));
        TestHeads stated = new TestHeads(log.subjects.subList(0, heads));
        String leaves = List.of(subjects).stream().map(stated::leaf).collect(Collectors.joining(",", "[", "]"));
        put(
                Layout.HEADS,
                "{\"index\":" + heads + ",\"leaves\":" + leaves + ",\"proof\":"
                        + hashes(log.tree.inclusion(heads, size)) + "}");
        return sign(KEY);
    }

    Draft withPrevious(Log log, int previous, int size) {
        files.put(Layout.PREVIOUS, KEY.note(log.checkpointText(previous)));
        put(
                Layout.CONSISTENCY,
                "{\"from\":" + previous + ",\"proof\":" + hashes(log.tree.consistency(previous, size)) + ",\"to\":"
                        + size + "}");
        return sign(KEY);
    }

    static String hashes(List<byte[]> hashes) {
        return hashes.stream()
                .map(hash -> "\"" + Base64.getEncoder().encodeToString(hash) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    void put(String name, String content) {
        files.put(name, content.getBytes(UTF_8));
    }

    String text(String name) {
        byte[] content = files.get(name);
        if (content == null) {
            throw new IllegalArgumentException(name);
        }
        return new String(content, UTF_8);
    }

    /// Changes a file, and must change it.
    Draft edit(String name, UnaryOperator<String> change) {
        String before = text(name);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException(name + " was not changed");
        }
        put(name, after);
        return this;
    }

    Draft replace(String name, String part, String by) {
        return edit(name, text -> text.replaceFirst(Pattern.quote(part), by));
    }

    Draft lines(String name, UnaryOperator<List<String>> change) {
        return edit(
                name,
                text -> change.apply(new ArrayList<>(text.lines().toList())).stream()
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()));
    }

    String manifestText(String origin) {
        return "tumar-export-manifest/v1\n" + origin + "\n" + EXPORT_ID + "\n"
                + files.entrySet().stream()
                        .map(file -> HexFormat.of().formatHex(TestTree.digest().digest(file.getValue())) + " "
                                + file.getValue().length + " " + file.getKey() + "\n")
                        .collect(Collectors.joining());
    }

    Draft sign(TestKey key) {
        manifest = key.note(manifestText(key.name()));
        return this;
    }

    Draft sign() {
        return sign(KEY);
    }

    List<TestZip.Item> items() {
        List<TestZip.Item> items = new ArrayList<>();
        files.forEach((name, content) -> items.add(new TestZip.Item(name, content)));
        items.add(new TestZip.Item(Layout.MANIFEST, manifest));
        return items;
    }

    TestZip zip() {
        return TestZip.of(items());
    }

    byte[] bytes() {
        return zip().bytes();
    }
}
