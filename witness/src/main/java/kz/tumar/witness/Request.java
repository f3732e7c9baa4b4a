package kz.tumar.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The body of add-checkpoint (C2SP tlog-witness): from which size, the proof, and the checkpoint.
record Request(long old, List<byte[]> proof, Note note, Checkpoint checkpoint) {
    private static final int MOST_HASHES = 63;
    private static final String OLD = "old ";

    Request {
        proof = List.copyOf(proof);
    }

    /// Empty when the bytes are no such body.
    static Optional<Request> parse(byte[] body) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        int end = text.indexOf("\n\n");
        if (end < 0 || !text.startsWith(OLD)) {
            return Optional.empty();
        }
        String[] head = text.substring(0, end).split("\n", -1);
        Optional<Long> old = Checkpoint.size(head[0].substring(OLD.length()));
        List<byte[]> proof = new ArrayList<>();
        for (int i = 1; i < head.length; i++) {
            Optional<byte[]> hash = Hashes.hash(head[i]);
            if (hash.isEmpty() || proof.size() == MOST_HASHES) {
                return Optional.empty();
            }
            proof.add(hash.get());
        }
        Optional<Note> note = Note.parse(text.substring(end + 2));
        Optional<Checkpoint> checkpoint = note.flatMap(parsed -> Checkpoint.parse(parsed.text()));
        return old.isEmpty() || checkpoint.isEmpty()
                ? Optional.empty()
                : Optional.of(new Request(old.get(), proof, note.get(), checkpoint.get()));
    }
}
