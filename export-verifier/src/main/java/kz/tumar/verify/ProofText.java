package kz.tumar.verify;

import java.util.ArrayList;
import java.util.List;
import kz.tumar.verify.canonical.CanonicalCursor;
import kz.tumar.verify.canonical.HashText;
import kz.tumar.verify.canonical.NotCanonical;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tree.Sha256;

/// Reads the JSON around proofs.
final class ProofText {
    private static final int MAX_HASHES = 64;

    private final CanonicalCursor json = new CanonicalCursor();

    record Inclusion(long index, List<byte[]> proof) {}

    record Range(long first, long end, long size, List<byte[]> left, List<byte[]> right) {}

    record Consistency(long from, long to, List<byte[]> proof) {}

    record Head(long position, List<byte[]> proof) {}

    record Heads(long index, List<Head> leaves, List<byte[]> proof) {}

    private interface Shape<T> {
        T read();
    }

    Inclusion inclusion(String file, long line, byte[] bytes, int from, int to) {
        return read(file, line, bytes, from, to, () -> {
            json.requireKey("index");
            long index = json.integer();
            json.requireKey("proof");
            return new Inclusion(index, hashes(file, line));
        });
    }

    Range range(byte[] content) {
        String file = Layout.RANGE;
        return read(file, 1, content, 0, content.length, () -> {
            json.requireKey("end");
            long end = json.integer();
            json.requireKey("first");
            long first = json.integer();
            json.requireKey("left");
            List<byte[]> left = hashes(file, 1);
            json.requireKey("right");
            List<byte[]> right = hashes(file, 1);
            json.requireKey("size");
            return new Range(first, end, json.integer(), left, right);
        });
    }

    Consistency consistency(byte[] content) {
        String file = Layout.CONSISTENCY;
        return read(file, 1, content, 0, content.length, () -> {
            json.requireKey("from");
            long from = json.integer();
            json.requireKey("proof");
            List<byte[]> proof = hashes(file, 1);
            json.requireKey("to");
            return new Consistency(from, json.integer(), proof);
        });
    }

    Heads heads(byte[] content) {
        String file = Layout.HEADS;
        return read(file, 1, content, 0, content.length, () -> {
            json.requireKey("index");
            long index = json.integer();
            json.requireKey("leaves");
            List<Head> leaves = new ArrayList<>();
            json.openArray();
            while (json.nextElement()) {
                json.openObject();
                json.requireKey("position");
                long position = json.integer();
                json.requireKey("proof");
                leaves.add(new Head(position, hashes(file, 1)));
                json.closeObject();
            }
            json.requireKey("proof");
            return new Heads(index, leaves, hashes(file, 1));
        });
    }

    private <T> T read(String file, long line, byte[] bytes, int from, int to, Shape<T> shape) {
        try {
            json.over(bytes, from, to).openObject();
            T proof = shape.read();
            json.closeObject();
            json.requireEnd();
            return proof;
        } catch (NotCanonical e) {
            throw new Refused(Reason.JSON_NOT_CANONICAL, file, line, e.offset());
        }
    }

    private List<byte[]> hashes(String file, long line) {
        List<byte[]> hashes = new ArrayList<>();
        json.openArray();
        while (json.nextElement()) {
            String text = json.text();
            byte[] hash = HashText.decode(text, Sha256.SIZE)
                    .orElseThrow(() -> new Refused(Reason.PROOF_MALFORMED, file, line));
            if (hashes.size() == MAX_HASHES) {
                throw new Refused(Reason.PROOF_MALFORMED, file, line);
            }
            hashes.add(hash);
        }
        return hashes;
    }
}
