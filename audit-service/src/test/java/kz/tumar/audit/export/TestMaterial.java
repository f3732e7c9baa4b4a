package kz.tumar.audit.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.export.scope.ExportScope;
import kz.tumar.audit.note.KeyName;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.note.SigningKey;
import kz.tumar.audit.tree.ProofMaking;
import kz.tumar.audit.tree.Rfc6962;
import kz.tumar.audit.tree.Subtree;
import kz.tumar.audit.tree.Subtrees;
import kz.tumar.audit.tree.TreeHash;

/// A whole log of any size, made while it is read.
record TestMaterial(SigningKey key, int size, boolean rooted) implements ExportMaterial {
    static final String ORIGIN = "log.example/1";
    private static final String PADDING = "x".repeat(400);

    static TestMaterial of(int size) {
        return new TestMaterial(SigningKey.generate(new KeyName(ORIGIN)), size, true);
    }

    ExportScope scope() {
        return new ExportScope.OfPeriod(
                UUID.fromString("6f1b1c3a-0000-4000-8000-000000000002"),
                Instant.parse("2026-11-23T05:00:00Z"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                size);
    }

    static byte[] entry(long index) {
        boolean destruction = index % 50 == 49;
        String data = destruction
                ? "{\"actHash\":\"" + "0a".repeat(32) + "\",\"actNumber\":\"A-" + index + "\"}"
                : "{\"note\":\"" + PADDING + "\"}";
        String type = destruction ? "DestructionCompleted" : "ConsentGiven";
        String service = destruction ? "retention" : "consent";
        return ("{\"event\":{\"data\":" + data + ",\"id\":\"" + index
                        + "\",\"policyversion\":\"2026-11-01\",\"source\":\"/tumar/" + service
                        + "\",\"specversion\":\"1.0\",\"time\":\"2026-11-23T05:00:00Z\",\"type\":\"kz.tumar." + type
                        + ".v1\"},\"origin\":{\"offset\":" + index
                        + ",\"partition\":0,\"topic\":\"tumar.consent\"},\"v\":1}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public SignedNote checkpoint() {
        TreeHash root = rooted ? new ProofMaking(subtrees()).root(size) : Rfc6962.leaf(entry(0));
        return key.sign(new Checkpoint(ORIGIN, size, root).text());
    }

    @Override
    public Optional<SignedNote> previousCheckpoint() {
        return Optional.empty();
    }

    @Override
    public Subtrees subtrees() {
        return new Subtrees() {
            @Override
            public TreeHash hash(Subtree s) {
                return s.height() == 0
                        ? Rfc6962.leaf(entry(s.index()))
                        : Rfc6962.node(
                                hash(new Subtree(s.height() - 1, 2 * s.index())),
                                hash(new Subtree(s.height() - 1, 2 * s.index() + 1)));
            }
        };
    }

    @Override
    public Optional<Heads> heads() {
        return Optional.empty();
    }

    @Override
    public void records(RecordSink sink) throws IOException {
        for (int i = 0; i < size; i++) {
            sink.accept(i, entry(i));
        }
    }
}
