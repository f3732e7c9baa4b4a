package kz.tumar.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.entry.Digest32;
import kz.tumar.audit.export.scope.ExportScope;
import kz.tumar.audit.heads.HeadTree;
import kz.tumar.audit.note.KeyName;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.note.SigningKey;
import kz.tumar.audit.tree.ProofChecking;
import kz.tumar.audit.tree.ProofMaking;
import kz.tumar.audit.tree.Rfc6962;
import kz.tumar.audit.tree.Subtree;
import kz.tumar.audit.tree.Subtrees;
import kz.tumar.audit.tree.TreeHash;
import kz.tumar.audit.witness.WitnessPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackageWriterTest {
    private static final int SIZE = 700;
    private static final int HEADS = 690;
    private static final UUID ID = UUID.fromString("6f1b1c3a-0000-4000-8000-000000000001");
    private static final Instant CREATED = Instant.parse("2026-11-23T05:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SigningKey key = SigningKey.generate(new KeyName("log.example/1"));
    private final List<byte[]> entries = IntStream.range(0, SIZE)
            .mapToObj(i -> ("{\"event\":{\"id\":\"" + i + "\",\"policyversion\":\"modesco/1\"},\"v\":1}")
                    .getBytes(StandardCharsets.US_ASCII))
            .toList();
    private final Subtrees subtrees = new Subtrees() {
        @Override
        public TreeHash hash(Subtree s) {
            if (s.height() == 0) {
                return Rfc6962.leaf(entries.get((int) s.index()));
            }
            return Rfc6962.node(
                    hash(new Subtree(s.height() - 1, 2 * s.index())),
                    hash(new Subtree(s.height() - 1, 2 * s.index() + 1)));
        }
    };

    @TempDir
    Path folder;

    @Test
    void subjectPackage_hasItsFilesInOrderAndEveryRecordProved() throws IOException {
        List<Integer> indexes = List.of(0, 3, 255, 256, 699);
        ExportScope scope = new ExportScope.OfSubject(ID, CREATED, 5, Optional.empty(), List.of("s-b", "s-a"));

        Map<String, byte[]> files = write(scope, indexes, Optional.empty());

        assertThat(files.keySet())
                .containsExactly(
                        "README.kk.html",
                        "README.ru.html",
                        "README.en.html",
                        "verify.html",
                        "records.jsonl",
                        "records.csv",
                        "records.xlsx",
                        "scope.json",
                        "report.kk.pdf",
                        "report.ru.pdf",
                        "report.en.pdf",
                        "log/checkpoint",
                        "log/vkey",
                        "log/policy",
                        "log/inclusion.jsonl",
                        "log/heads-entry.json",
                        "log/heads.json",
                        "manifest");
        assertThat(text(files, "scope.json"))
                .isEqualTo("{\"count\":5,\"createdAt\":\"2026-11-23T05:00:00Z\",\"exportId\":\"" + ID
                        + "\",\"format\":\"tumar-export/1\",\"kind\":\"subject\",\"policyVersions\":[\"modesco/1\"],"
                        + "\"subjects\":[\"s-a\",\"s-b\"]}");
        assertThat(text(files, "verify.html"))
                .isEqualTo(Files.readString(Path.of("../export-verifier/src/main/web/verify.html")));
        List<String> records = text(files, "records.jsonl").lines().toList();
        List<String> proofs = text(files, "log/inclusion.jsonl").lines().toList();
        for (int i = 0; i < indexes.size(); i++) {
            int index = indexes.get(i);
            assertThat(records.get(i))
                    .isEqualTo("{\"entry\":" + new String(entries.get(index), StandardCharsets.US_ASCII) + ",\"index\":"
                            + index + "}");
            JsonNode proof = JSON.readTree(proofs.get(i));
            assertThat(proof.path("index").asInt()).isEqualTo(index);
            assertThat(ProofChecking.inclusion(
                            index, SIZE, Rfc6962.leaf(entries.get(index)), hashes(proof.path("proof")), root(SIZE)))
                    .isTrue();
        }
        assertThat(files.get("log/heads-entry.json")).isEqualTo(entries.get(HEADS));
        JsonNode heads = JSON.readTree(files.get("log/heads.json"));
        assertThat(heads.path("index").asInt()).isEqualTo(HEADS);
        assertThat(heads.path("leaves").path(1).path("position").asInt()).isEqualTo(2);
        assertThat(hashes(heads.path("leaves").path(1).path("proof"))).containsExactly(root(7));
        assertThat(ProofChecking.inclusion(
                        HEADS, SIZE, Rfc6962.leaf(entries.get(HEADS)), hashes(heads.path("proof")), root(SIZE)))
                .isTrue();
        requireManifest(files);
    }

    @Test
    void periodPackage_rebuildsTheRootFromLeftLeavesAndRight() throws IOException {
        ExportScope scope = new ExportScope.OfPeriod(
                ID, CREATED, Optional.empty(), Optional.of(CREATED), Optional.empty(), 130, 391);
        SignedNote previous = key.sign(new Checkpoint("log.example/1", 200, root(200)).text());

        Map<String, byte[]> files =
                write(scope, IntStream.range(130, 391).boxed().toList(), Optional.of(previous));

        assertThat(files.keySet())
                .endsWith("log/range.json", "log/previous-checkpoint", "log/consistency.json", "manifest");
        JsonNode range = JSON.readTree(files.get("log/range.json"));
        assertThat(range.path("size").asInt()).isEqualTo(SIZE);
        assertThat(rebuilt(range)).isEqualTo(root(SIZE));
        JsonNode growth = JSON.readTree(files.get("log/consistency.json"));
        assertThat(ProofChecking.consistency(200, SIZE, root(200), root(SIZE), hashes(growth.path("proof"))))
                .isTrue();
        assertThat(text(files, "scope.json"))
                .contains("\"first\":130")
                .contains("\"end\":391")
                .doesNotContain("\"to\"");
        requireManifest(files);
    }

    @Test
    void zip_hasNoRoomForAnythingElse() throws IOException {
        write(
                new ExportScope.OfPeriod(ID, CREATED, Optional.empty(), Optional.empty(), Optional.empty(), 0, SIZE),
                IntStream.range(0, SIZE).boxed().toList(),
                Optional.empty());
        ByteBuffer zip = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("package.zip")))
                .order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.limit() - 22;
        assertThat(zip.getInt(end)).isEqualTo(0x06054b50);
        int central = zip.getInt(end + 16);
        assertThat(central + zip.getInt(end + 12)).isEqualTo(end);
        int local = 0;
        for (int i = 0; i < zip.getShort(end + 10); i++) {
            assertThat(zip.getInt(central)).isEqualTo(0x02014b50);
            assertThat(zip.getInt(central + 42)).isEqualTo(local);
            assertThat(zip.getInt(local)).isEqualTo(0x04034b50);
            for (int same = 0; same < 26; same++) {
                assertThat(zip.get(central + 6 + same)).isEqualTo(zip.get(local + 4 + same));
            }
            assertThat(zip.getShort(local + 4)).isEqualTo((short) 20);
            assertThat(zip.getShort(local + 12)).isEqualTo((short) 0x21);
            assertThat(zip.getInt(local + 18)).isEqualTo(zip.getInt(local + 22));
            local += 30 + zip.getShort(local + 26) + zip.getInt(local + 18);
            central += 46 + zip.getShort(central + 28);
        }
        assertThat(local).isEqualTo(zip.getInt(end + 16));
    }

    @Test
    void aCountThatIsNotMet_makesNoPackage() {
        ExportScope scope = new ExportScope.OfSubject(ID, CREATED, 3, Optional.empty(), List.of("s-a"));
        assertThatThrownBy(() -> write(scope, List.of(1, 2), Optional.empty())).isInstanceOf(IOException.class);
    }

    private Map<String, byte[]> write(ExportScope scope, List<Integer> indexes, Optional<SignedNote> previous)
            throws IOException {
        Path target = folder.resolve("package.zip");
        new PackageWriter(LogKeys.of(key), WitnessPolicy.none(), Operators.test())
                .write(target, scope, material(indexes, previous), _ -> {});
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(target.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return files;
    }

    private ExportMaterial material(List<Integer> indexes, Optional<SignedNote> previous) {
        return new ExportMaterial() {
            @Override
            public SignedNote checkpoint() {
                return key.sign(new Checkpoint("log.example/1", SIZE, root(SIZE)).text());
            }

            @Override
            public Optional<SignedNote> previousCheckpoint() {
                return previous;
            }

            @Override
            public Subtrees subtrees() {
                return subtrees;
            }

            @Override
            public Optional<Heads> heads() {
                return Optional.of(new Heads(
                        HEADS,
                        entries.get(HEADS),
                        List.of(new HeadTree.Place(0, List.of()), new HeadTree.Place(2, List.of(root(7))))));
            }

            @Override
            public void records(RecordSink sink) throws IOException {
                for (int index : indexes) {
                    sink.accept(index, entries.get(index));
                }
            }
        };
    }

    private TreeHash root(long size) {
        return new ProofMaking(subtrees).root(size);
    }

    private TreeHash rebuilt(JsonNode range) {
        Map<Subtree, TreeHash> known = new LinkedHashMap<>();
        int first = range.path("first").asInt();
        int end = range.path("end").asInt();
        put(known, Subtree.covering(0, first), range.path("left"));
        put(known, Subtree.covering(end, SIZE), range.path("right"));
        for (int i = first; i < end; i++) {
            known.put(new Subtree(0, i), Rfc6962.leaf(entries.get(i)));
        }
        Subtrees fromKnown = new Subtrees() {
            @Override
            public TreeHash hash(Subtree s) {
                TreeHash there = known.get(s);
                return there != null
                        ? there
                        : Rfc6962.node(
                                hash(new Subtree(s.height() - 1, 2 * s.index())),
                                hash(new Subtree(s.height() - 1, 2 * s.index() + 1)));
            }
        };
        return new ProofMaking(fromKnown).root(SIZE);
    }

    private static void put(Map<Subtree, TreeHash> known, List<Subtree> cover, JsonNode hashes) {
        assertThat(hashes.size()).isEqualTo(cover.size());
        for (int i = 0; i < cover.size(); i++) {
            known.put(cover.get(i), TreeHash.fromBase64(hashes.get(i).asText()));
        }
    }

    private void requireManifest(Map<String, byte[]> files) {
        SignedNote manifest = SignedNote.parse(files.getOrDefault("manifest", new byte[0]));
        assertThat(manifest.isSignedBy(key.verifier())).isTrue();
        List<String> expected = new ArrayList<>(List.of("tumar-export-manifest/v1", "log.example/1", ID.toString()));
        files.forEach((name, content) -> {
            if (!name.equals("manifest")) {
                expected.add(Digest32.of(content) + " " + content.length + " " + name);
            }
        });
        assertThat(manifest.text().lines()).containsExactlyElementsOf(expected);
    }

    private static List<TreeHash> hashes(JsonNode array) {
        List<TreeHash> hashes = new ArrayList<>();
        array.forEach(hash -> hashes.add(TreeHash.fromBase64(hash.asText())));
        return hashes;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }
}
