package kz.tumar.verify.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kz.tumar.verify.canonical.HashText;

/// A C2SP signed note. Reading one says nothing about its signatures.
public final class SignedNote {
    private static final int MAX_SIGNATURES = 64;
    private static final String SIGNATURE_PREFIX = "\u2014 ";

    private final String text;
    private final List<NoteSignature> signatures;

    private SignedNote(String text, List<NoteSignature> signatures) {
        this.text = text;
        this.signatures = signatures;
    }

    public static Optional<SignedNote> parse(byte[] bytes) {
        String note;
        try {
            note = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n") || note.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            return Optional.empty();
        }
        String[] lines = note.substring(split + 2).split("\n", -1);
        int count = lines.length - 1;
        if (count < 1 || count > MAX_SIGNATURES) {
            return Optional.empty();
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : Arrays.asList(lines).subList(0, count)) {
            Optional<NoteSignature> signature = signature(line);
            if (signature.isEmpty()) {
                return Optional.empty();
            }
            signatures.add(signature.get());
        }
        return Optional.of(new SignedNote(note.substring(0, split + 1), List.copyOf(signatures)));
    }

    private static Optional<NoteSignature> signature(String line) {
        if (!line.startsWith(SIGNATURE_PREFIX)) {
            return Optional.empty();
        }
        int space = line.indexOf(' ', SIGNATURE_PREFIX.length());
        if (space < 0) {
            return Optional.empty();
        }
        String name = line.substring(SIGNATURE_PREFIX.length(), space);
        return HashText.decode(line.substring(space + 1))
                .filter(bytes -> bytes.length > 4 && KeyNames.isValid(name))
                .map(bytes -> new NoteSignature(name, bytes));
    }

    /// What was signed, with its final newline.
    public String text() {
        return text;
    }

    /// The signatures that claim to be by this key: same name and same id.
    public List<NoteSignature> claimedBy(VerifierKey key) {
        return signatures.stream().filter(s -> s.claims(key)).toList();
    }

    public int signatureCount() {
        return signatures.size();
    }
}
