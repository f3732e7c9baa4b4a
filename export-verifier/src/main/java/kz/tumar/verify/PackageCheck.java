package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import kz.tumar.verify.archive.EntryReader;
import kz.tumar.verify.archive.StoredArchive;
import kz.tumar.verify.note.Checkpoint;
import kz.tumar.verify.note.NoteSignature;
import kz.tumar.verify.note.SignedNote;
import kz.tumar.verify.note.VerifierKey;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tree.Proofs;
import kz.tumar.verify.tree.TreeHasher;
import kz.tumar.verify.trust.PolicyText;
import kz.tumar.verify.trust.TrustPolicy;

/// Checks one package from its manifest to its last proof, and its signer against what the reader trusts.
final class PackageCheck {
    private static final int MAX_MANIFEST = 64 * 1024;

    private final StoredArchive archive;
    private final TrustPolicy trust;
    private final Layout layout;

    PackageCheck(StoredArchive archive, TrustPolicy trust) {
        this.archive = archive;
        this.trust = trust;
        this.layout = Layout.of(archive.entries());
    }

    Verdict run() throws IOException {
        SignedNote manifestNote = readManifest();
        Manifest manifest = Manifest.parse(manifestNote.text());
        PackageFiles files = new PackageFiles(archive, layout, manifest);
        VerifierKey signer = signer(files.content(Layout.VKEY), manifest.origin());
        if (manifestNote.signatureCount() != 1) {
            throw new Refused(Reason.NOTE_MALFORMED, Layout.MANIFEST);
        }
        requireSignature(manifestNote, Layout.MANIFEST, signer);
        SignedNote checkpointNote = note(Layout.CHECKPOINT, files.content(Layout.CHECKPOINT));
        requireSignature(checkpointNote, Layout.CHECKPOINT, signer);
        Checkpoint checkpoint = checkpoint(Layout.CHECKPOINT, checkpointNote, manifest.origin());
        requireLog(files.content(Layout.POLICY), signer);
        Beside forPeople = Beside.begin(() -> {
            for (String name : Layout.FOR_PEOPLE) {
                files.hash(name);
            }
        });
        Scope scope = Scope.parse(files.content(Layout.SCOPE));
        if (!scope.exportId().equals(manifest.exportId())) {
            throw new Refused(Reason.MANIFEST_EXPORT_DIFFERS);
        }
        long headsSize = checkRecords(files, scope, checkpoint);
        forPeople.await();
        OptionalLong previous = checkPrevious(files, signer, checkpoint);
        if (!trust.trusts(signer)) {
            return new Verdict.SignerUnknown(new Findings(scope, signer, checkpoint, headsSize, previous, Map.of()));
        }
        Map<String, Long> witnesses =
                trust.witnessed(checkpointNote).orElseThrow(() -> new Refused(Reason.QUORUM_NOT_MET));
        return new Verdict.Verified(new Findings(scope, signer, checkpoint, headsSize, previous, witnesses));
    }

    private SignedNote readManifest() throws IOException {
        EntryReader reader = archive.reader(layout.manifest());
        byte[] content = reader.readAll(MAX_MANIFEST);
        reader.finish();
        return note(Layout.MANIFEST, content);
    }

    private static SignedNote note(String file, byte[] content) {
        return SignedNote.parse(content).orElseThrow(() -> new Refused(Reason.NOTE_MALFORMED, file));
    }

    /// The key that the package names: it must have made every signature, and still can't vouch for itself.
    private static VerifierKey signer(byte[] content, String origin) {
        String line = new String(content, UTF_8);
        String vkey = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
        VerifierKey key = VerifierKey.parse(vkey)
                .filter(parsed -> parsed.type() == VerifierKey.ED25519)
                .orElseThrow(() -> new Refused(Reason.VKEY_MALFORMED));
        if (!key.name().equals(origin)) {
            throw new Refused(Reason.ORIGIN_DIFFERS, Layout.VKEY);
        }
        return key;
    }

    private static Checkpoint checkpoint(String file, SignedNote note, String origin) {
        Checkpoint checkpoint =
                Checkpoint.parse(note.text()).orElseThrow(() -> new Refused(Reason.CHECKPOINT_MALFORMED, file));
        if (!checkpoint.origin().equals(origin)) {
            throw new Refused(Reason.ORIGIN_DIFFERS, file);
        }
        return checkpoint;
    }

    /// A signature that claims to be by the package's key, or by one that the reader trusts, must be by it.
    private void requireSignature(SignedNote note, String file, VerifierKey signer) {
        if (note.claimedBy(signer).isEmpty()) {
            throw new Refused(Reason.SIGNATURE_MISSING, file);
        }
        requireValid(note, file, signer);
        for (VerifierKey trusted : trust.logs()) {
            if (trusted.type() == VerifierKey.ED25519) {
                requireValid(note, file, trusted);
            }
        }
    }

    private static void requireValid(SignedNote note, String file, VerifierKey key) {
        List<NoteSignature> claimed = note.claimedBy(key);
        if (!claimed.stream().allMatch(signature -> signature.isBy(key, note.text()))) {
            throw new Refused(Reason.SIGNATURE_INVALID, file);
        }
    }

    private static void requireLog(byte[] content, VerifierKey signer) {
        try {
            if (!PolicyText.parse(content).trusts(signer)) {
                throw new Refused(Reason.POLICY_WITHOUT_LOG);
            }
        } catch (PolicyText.Malformed e) {
            throw new Refused(Reason.POLICY_MALFORMED, e.line());
        }
    }

    private long checkRecords(PackageFiles files, Scope scope, Checkpoint checkpoint) throws IOException {
        boolean ofSubjects = scope instanceof Scope.OfSubjects;
        if (ofSubjects != layout.ofSubjects()) {
            throw new Refused(Reason.SCOPE_MALFORMED, "kind");
        }
        return switch (scope) {
            case Scope.OfSubjects subjects -> new SubjectRecords(files, subjects, checkpoint).check();
            case Scope.OfPeriod period -> new PeriodRecords(files, period, checkpoint).check() ? 1 : 0;
        };
    }

    private OptionalLong checkPrevious(PackageFiles files, VerifierKey signer, Checkpoint checkpoint)
            throws IOException {
        if (!layout.withPrevious()) {
            return OptionalLong.empty();
        }
        SignedNote note = note(Layout.PREVIOUS, files.content(Layout.PREVIOUS));
        requireSignature(note, Layout.PREVIOUS, signer);
        Checkpoint previous = checkpoint(Layout.PREVIOUS, note, signer.name());
        ProofText.Consistency proof = new ProofText().consistency(files.content(Layout.CONSISTENCY));
        if (proof.from() != previous.size() || proof.to() != checkpoint.size()) {
            throw new Refused(Reason.CONSISTENCY_DIFFERS);
        }
        boolean extended = new Proofs(new TreeHasher())
                .consistent(proof.from(), proof.to(), proof.proof(), previous.root(), checkpoint.root());
        if (!extended) {
            throw new Refused(Reason.CONSISTENCY_FAILED);
        }
        return OptionalLong.of(previous.size());
    }
}
