package kz.tumar.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A C2SP signed note: its text and its signature lines. Reading one says nothing about its signatures.
record Note(String text, List<Line> lines) {
    private static final int MOST_LINES = 64;
    private static final String MARK = "\u2014 ";

    Note {
        lines = List.copyOf(lines);
    }

    /// One signature: by whom, by name and id together, and its bytes.
    @SuppressWarnings("ArrayRecordComponent")
    record Line(String name, byte[] id, byte[] signature) {
        boolean claims(Key key) {
            return name.equals(key.name()) && Arrays.equals(id, key.id());
        }

        @Override
        public String toString() {
            byte[] bytes = ByteBuffer.allocate(id.length + signature.length)
                    .put(id)
                    .put(signature)
                    .array();
            return MARK + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
        }
    }

    static Optional<Note> parse(String note) {
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n") || note.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            return Optional.empty();
        }
        String[] ends = note.substring(split + 2).split("\n", -1);
        List<Line> lines = new ArrayList<>();
        for (String end : Arrays.asList(ends).subList(0, ends.length - 1)) {
            Optional<Line> line = line(end);
            if (line.isEmpty() || lines.size() == MOST_LINES) {
                return Optional.empty();
            }
            lines.add(line.get());
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Note(note.substring(0, split + 1), lines));
    }

    private static Optional<Line> line(String text) {
        int space = text.indexOf(' ', MARK.length());
        if (!text.startsWith(MARK) || space < 0 || !Key.isName(text.substring(MARK.length(), space))) {
            return Optional.empty();
        }
        return Hashes.base64(text.substring(space + 1))
                .filter(bytes -> bytes.length > 4)
                .map(bytes -> new Line(
                        text.substring(MARK.length(), space),
                        Arrays.copyOf(bytes, 4),
                        Arrays.copyOfRange(bytes, 4, bytes.length)));
    }

    /// The lines by these keys.
    ///
    /// @return empty when there is none, or when one that bears a key's name and id isn't by it
    Optional<List<Line>> signedBy(List<Key> keys) {
        byte[] message = text.getBytes(UTF_8);
        List<Line> found = new ArrayList<>();
        for (Line line : lines) {
            for (Key key : keys) {
                if (line.claims(key)) {
                    if (!key.verifies(message, line.signature())) {
                        return Optional.empty();
                    }
                    found.add(line);
                }
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        lines.forEach(note::append);
        return note.toString();
    }
}
