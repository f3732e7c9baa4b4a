package kz.tumar.verify.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kz.tumar.verify.canonical.HashText;
import kz.tumar.verify.tree.Sha256;

/// A C2SP tlog-proof: where an entry is in a log, the hashes that lead from it to a root, and the checkpoint with that
/// root. Extra data is skipped: nothing vouches for it.
public record TlogProof(long index, List<byte[]> path, SignedNote checkpoint) {
    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MAX_HASHES = 63;

    public TlogProof {
        path = List.copyOf(path);
    }

    /// Whether the bytes begin as such a proof does, whatever follows.
    public static boolean resembles(byte[] beginning) {
        byte[] first = (FIRST_LINE + "\n").getBytes(UTF_8);
        return beginning.length >= first.length && Arrays.equals(beginning, 0, first.length, first, 0, first.length);
    }

    /// A proof, or the line, counted from one, at which it isn't one.
    public sealed interface Read {
        record Proof(TlogProof proof) implements Read {}

        record Malformed(int line) implements Read {}
    }

    public static Read parse(byte[] bytes) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new Read.Malformed(1);
        }
        List<String> lines = Arrays.asList(text.split("\n", -1));
        if (!lines.getFirst().equals(FIRST_LINE)) {
            return new Read.Malformed(1);
        }
        int at = 1;
        if (at < lines.size() && lines.get(at).startsWith(EXTRA)) {
            if (HashText.decode(lines.get(at).substring(EXTRA.length())).isEmpty()) {
                return new Read.Malformed(at + 1);
            }
            at++;
        }
        if (at >= lines.size() || !lines.get(at).matches(INDEX + "(0|[1-9][0-9]{0,17})")) {
            return new Read.Malformed(at + 1);
        }
        long index = Long.parseLong(lines.get(at++).substring(INDEX.length()));
        List<byte[]> path = new ArrayList<>();
        for (; at < lines.size() && !lines.get(at).isEmpty(); at++) {
            Optional<byte[]> hash = HashText.decode(lines.get(at), Sha256.SIZE);
            if (hash.isEmpty() || path.size() == MAX_HASHES) {
                return new Read.Malformed(at + 1);
            }
            path.add(hash.get());
        }
        int note = at + 1;
        if (note >= lines.size()) {
            return new Read.Malformed(note);
        }
        String rest = String.join("\n", lines.subList(note, lines.size()));
        return SignedNote.parse(rest.getBytes(UTF_8))
                .<Read>map(checkpoint -> new Read.Proof(new TlogProof(index, path, checkpoint)))
                .orElse(new Read.Malformed(note + 1));
    }
}
