package kz.tumar.audit.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.entry.CanonicalJson;
import kz.tumar.audit.entry.UnfitFact;
import kz.tumar.audit.export.report.Readme;
import kz.tumar.audit.export.report.Report;
import kz.tumar.audit.export.scope.ExportScope;
import kz.tumar.audit.export.table.XlsxTable;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.tree.ProofMaking;
import kz.tumar.audit.tree.Subtree;
import kz.tumar.audit.tree.Subtrees;
import kz.tumar.audit.tree.TreeHash;
import kz.tumar.audit.witness.WitnessPolicy;
import kz.tumar.policy.Language;
import kz.tumar.policy.Operator;

/// Writes an export package, version 1. The same scope, material, keys and operator give the same bytes. A checkpoint
/// from before the first key took over gets its line beside the others. What fails midway leaves
/// a file without central directory, which no reader takes for a package.
public final class PackageWriter {
    private final ObjectMapper mapper = new ObjectMapper();
    private final CanonicalJson canonical = new CanonicalJson();
    private final LogKeys keys;
    private final WitnessPolicy policy;
    private final Operator operator;
    private final int sheetRows;

    /// @param policy who watches the log; stands in the package beside the log's keys
    /// @param operator whose log it is, as the package's pages say
    public PackageWriter(LogKeys keys, WitnessPolicy policy, Operator operator) {
        this(keys, policy, operator, XlsxTable.MOST_ROWS);
    }

    /// @param sheetRows the most rows that a sheet of the workbook takes
    PackageWriter(LogKeys keys, WitnessPolicy policy, Operator operator, int sheetRows) {
        this.keys = keys;
        this.policy = policy;
        this.operator = operator;
        this.sheetRows = sheetRows;
    }

    /// @param progress told how many records have been written, now and then
    public void write(Path target, ExportScope scope, ExportMaterial material, LongConsumer progress)
            throws IOException {
        try (CanonicalZip zip = new CanonicalZip(target);
                WritingRecords records = new WritingRecords(target, sheetRows)) {
            for (Language language : Language.values()) {
                zip.add("README." + language.code() + ".html", utf8(Readme.of(scope, operator, language)));
            }
            zip.add("verify.html", page());
            zip.add("records.jsonl", out -> records.run(out, scope.count(), material, progress));
            zip.add("records.csv", records.csv());
            zip.add("records.xlsx", records.xlsx());
            zip.add("scope.json", json(scope.members(records.tally().policyVersions())));
            Checkpoint checkpoint = Checkpoint.parse(material.checkpoint());
            for (Language language : Language.values()) {
                zip.add(
                        "report." + language.code() + ".pdf",
                        Report.pdf(scope, operator, checkpoint, records.tally(), language));
            }
            log(zip, scope, material, checkpoint.size());
            zip.add("manifest", manifest(scope, zip.members()).bytes());
            zip.finish();
        }
    }

    private void log(CanonicalZip zip, ExportScope scope, ExportMaterial material, long size) throws IOException {
        zip.add("log/checkpoint", keys.renewed(material.checkpoint()).bytes());
        zip.add("log/vkey", line(keys.first().verifier().encoded()));
        zip.add("log/policy", utf8(policy.text(keys)));
        switch (scope) {
            case ExportScope.OfSubject _ -> {
                zip.add("log/inclusion.jsonl", out -> inclusion(out, material, size));
                heads(zip, material, size);
            }
            case ExportScope.OfPeriod period -> zip.add("log/range.json", range(period, material.subtrees(), size));
        }
        if (material.previousCheckpoint().isPresent()) {
            previous(zip, material.previousCheckpoint().get(), material.subtrees(), size);
        }
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
        return utf8(text + "\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] page() throws IOException {
        try (var text = PackageWriter.class.getResourceAsStream("verify.html")) {
            if (text == null) {
                throw new IOException("the build lacks the package's verify.html");
            }
            return text.readAllBytes();
        }
    }
}
