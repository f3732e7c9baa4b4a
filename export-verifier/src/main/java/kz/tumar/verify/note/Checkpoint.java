package kz.tumar.verify.note;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kz.tumar.verify.canonical.HashText;
import kz.tumar.verify.tree.Sha256;

/// A C2SP checkpoint's text: the head of a log's tree. Extension lines are allowed and mean nothing here.
public final class Checkpoint {
    private final String origin;
    private final long size;
    private final byte[] root;

    private Checkpoint(String origin, long size, byte[] root) {
        this.origin = origin;
        this.size = size;
        this.root = root;
    }

    public static Optional<Checkpoint> parse(String text) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        List<String> content = lines.subList(0, lines.size() - 1);
        if (content.size() < 3 || content.stream().anyMatch(String::isEmpty)) {
            return Optional.empty();
        }
        if (!content.get(1).matches("0|[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        return HashText.decode(content.get(2), Sha256.SIZE)
                .map(root -> new Checkpoint(content.get(0), Long.parseLong(content.get(1)), root));
    }

    public String origin() {
        return origin;
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        return root.clone();
    }

    public boolean hasRoot(byte[] computed) {
        return Arrays.equals(root, computed);
    }
}
