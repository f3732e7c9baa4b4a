package kz.tumar.audit.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.entry.CanonicalJson;
import kz.tumar.audit.entry.UnfitFact;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.tree.ProofMaking;
import kz.tumar.audit.tree.Subtree;
import kz.tumar.audit.tree.Subtrees;
import kz.tumar.audit.tree.TreeHash;
import kz.tumar.audit.witness.WitnessPolicy;

/// Writes an export package, version 1. The same scope, material and keys give the same bytes. A checkpoint from
/// before the first key took over gets its line beside the others. What fails midway leaves
/// a file without central directory, which no reader takes for a package.
public final class PackageWriter {
    private static final long PROGRESS_STEP = 1000;

    private final ObjectMapper mapper = new ObjectMapper();
    private final CanonicalJson canonical = new CanonicalJson();
    private final LogKeys keys;
    private final WitnessPolicy policy;

    /// @param policy who watches the log; stands in the package beside the log's keys
    public PackageWriter(LogKeys keys, WitnessPolicy policy) {
        this.keys = keys;
        this.policy = policy;
    }

    /// @param progress told how many records have been written, now and then
    public void write(Path target, ExportScope scope, ExportMaterial material, LongConsumer progress)
            throws IOException {
        Checkpoint checkpoint = Checkpoint.parse(material.checkpoint());
        try (CanonicalZip zip = new CanonicalZip(target)) {
            zip.add("README.txt", builtIn("README.txt"));
            zip.add("verify.html", builtIn("verify.html"));
            zip.add("scope.json", json(scope.members()));
            zip.add("records.jsonl", out -> records(out, scope, material, progress));
            zip.add("log/checkpoint", keys.renewed(material.checkpoint()).bytes());
            zip.add("log/vkey", line(keys.first().verifier().encoded()));
            zip.add("log/policy", policy.text(keys).getBytes(StandardCharsets.UTF_8));
            switch (scope) {
                case ExportScope.OfSubject _ -> {
                    zip.add("log/inclusion.jsonl", out -> inclusion(out, material, checkpoint.size()));
                    heads(zip, material, checkpoint.size());
                }
                case ExportScope.OfPeriod period ->
                    zip.add("log/range.json", range(period, material.subtrees(), checkpoint.size()));
            }
            if (material.previousCheckpoint().isPresent()) {
                previous(zip, material.previousCheckpoint().get(), material.subtrees(), checkpoint.size());
            }
            zip.add("manifest", manifest(scope, zip.members()).bytes());
            zip.finish();
        }
    }

    private void records(OutputStream out, ExportScope scope, ExportMaterial material, LongConsumer progress)
            throws IOException {
        AtomicLong written = new AtomicLong();
        material.records((index, entry) -> {
            out.write("{\"entry\":".getBytes(StandardCharsets.US_ASCII));
            out.write(entry);
            out.write((",\"index\":" + index + "}\n").getBytes(StandardCharsets.US_ASCII));
            if (written.incrementAndGet() % PROGRESS_STEP == 0) {
                progress.accept(written.get());
            }
        });
        if (written.get() != scope.count()) {
            throw new IOException("the scope counts " + scope.count() + " records, but " + written + " were there");
        }
        progress.accept(written.get());
    }

    private void inclusion(OutputStream out, ExportMaterial material, long size) throws IOException {
        ProofMaking proofs = new ProofMaking(material.subtrees());
        material.records((index, _) -> {
            out.write(json(Map.of("index", index, "proof", base64(proofs.inclusion(index, size)))));
            out.write('\n');
        });
    }

    private void heads(CanonicalZip zip, ExportMaterial material, long size) throws IOException {
        ExportMaterial.Heads heads =
                material.heads().orElseThrow(() -> new IOException("a subject's export needs the heads"));
        List<Map<String, Object>> leaves = heads.leaves().stream()
                .map(leaf -> Map.<String, Object>of("position", leaf.position(), "proof", base64(leaf.proof())))
                .toList();
        zip.add("log/heads-entry.json", heads.entry());
        zip.add(
                "log/heads.json",
                json(Map.of(
                        "index",
                        heads.index(),
                        "leaves",
                        leaves,
                        "proof",
                        base64(new ProofMaking(material.subtrees()).inclusion(heads.index(), size)))));
    }

    private byte[] range(ExportScope.OfPeriod period, Subtrees subtrees, long size) throws IOException {
        return json(Map.of(
                "first", period.first(),
                "end", period.end(),
                "size", size,
                "left", base64(Subtree.covering(0, period.first()), subtrees),
                "right", base64(Subtree.covering(period.end(), size), subtrees)));
    }

    private void previous(CanonicalZip zip, SignedNote previous, Subtrees subtrees, long size) throws IOException {
        long from = Checkpoint.parse(previous).size();
        List<TreeHash> proof = new ProofMaking(subtrees).consistency(from, size);
        zip.add("log/previous-checkpoint", keys.renewed(previous).bytes());
        zip.add("log/consistency.json", json(Map.of("from", from, "to", size, "proof", base64(proof))));
    }

    private SignedNote manifest(ExportScope scope, List<ZipMember> members) {
        StringBuilder text = new StringBuilder("tumar-export-manifest/v1\n");
        text.append(keys.name()).append('\n');
        text.append(scope.exportId()).append('\n');
        for (ZipMember member : members) {
            text.append(member.sha256()).append(' ').append(member.size()).append(' ');
            text.append(member.name()).append('\n');
        }
        return keys.first().sign(text.toString());
    }

    private byte[] json(Map<String, Object> members) throws IOException {
        try {
            canonical.read(mapper.writeValueAsBytes(members));
            return canonical.bytes();
        } catch (UnfitFact impossible) {
            throw new IOException("the package's own JSON is not canonical", impossible);
        }
    }

    private static List<String> base64(List<Subtree> cover, Subtrees subtrees) {
        return base64(cover.stream().map(subtrees::hash).toList());
    }

    private static List<String> base64(List<TreeHash> hashes) {
        return hashes.stream().map(TreeHash::base64).toList();
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] builtIn(String name) throws IOException {
        try (var text = PackageWriter.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IOException("the build lacks the package's " + name);
            }
            return text.readAllBytes();
        }
    }
}
