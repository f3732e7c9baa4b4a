package kz.tumar.audit.checkpoint;

import java.util.List;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.tree.TreeHash;

/// What the log says about itself: origin, size and root. Its text is that of C2SP tlog-checkpoint.
public record Checkpoint(String origin, long size, TreeHash root) {
    public Checkpoint {
        if (origin.isEmpty() || origin.contains("\n") || size < 0 || root.length() != TreeHash.LENGTH) {
            throw new IllegalArgumentException("a checkpoint has an origin, a size and a root of 32 bytes");
        }
    }

    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /// @throws IllegalArgumentException when the note's text is no checkpoint; extension lines are accepted and ignored
    public static Checkpoint parse(SignedNote note) {
        List<String> lines = note.text().lines().toList();
        if (lines.size() < 3 || lines.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("a checkpoint has at least three lines, none of them empty");
        }
        String size = lines.get(1);
        if (!size.matches("0|[1-9][0-9]{0,18}")) {
            throw new IllegalArgumentException("a tree size is a decimal number without leading zeroes");
        }
        return new Checkpoint(lines.getFirst(), Long.parseLong(size), TreeHash.fromBase64(lines.get(2)));
    }
}
