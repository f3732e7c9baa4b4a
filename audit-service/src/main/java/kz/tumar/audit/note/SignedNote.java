package kz.tumar.audit.note;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/// Text signed by one or more keys: C2SP signed-note. The text is nobody's word until `isSignedBy` has said so.
public final class SignedNote {
    private static final int MAX_SIGNATURES = 64;
    private static final String SIGNATURE_MARK = "\u2014 ";

    private final String text;
    private final List<NoteSignature> signatures;

    SignedNote(String text, List<NoteSignature> signatures) {
        requireText(text);
        this.text = text;
        this.signatures = List.copyOf(signatures);
    }

    /// @throws IllegalArgumentException when the bytes are no signed note
    public static SignedNote parse(byte[] bytes) {
        String note = decode(bytes);
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("a signed note is a text, an empty line and signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : note.substring(split + 2).lines().toList()) {
            signatures.add(parseSignature(line));
            if (signatures.size() > MAX_SIGNATURES) {
                throw new IllegalArgumentException("more than " + MAX_SIGNATURES + " signatures");
            }
        }
        if (signatures.isEmpty()) {
            throw new IllegalArgumentException("a signed note has at least one signature");
        }
        return new SignedNote(note.substring(0, split + 1), signatures);
    }

    public String text() {
        return text;
    }

    /// Whether the key signed this text. A signature that bears the key's name and id but doesn't hold makes it false,
    /// whatever the others say.
    public boolean isSignedBy(VerifierKey key) {
        List<NoteSignature> own = claimedBy(key);
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        return !own.isEmpty() && own.stream().allMatch(s -> key.verifies(signed, s.signature()));
    }

    /// Whether one of the keys signed this text and no signature lies about being by one of them.
    public boolean isSignedByAny(Collection<VerifierKey> keys) {
        List<VerifierKey> claimed =
                keys.stream().filter(key -> !claimedBy(key).isEmpty()).toList();
        return !claimed.isEmpty() && claimed.stream().allMatch(this::isSignedBy);
    }

    /// When this witness says that it saw the checkpoint, in seconds since 1970 (C2SP tlog-cosignature).
    ///
    /// @return empty when it didn't cosign, or when any line that bears its name and id isn't by it
    public OptionalLong cosignedAt(VerifierKey witness) {
        OptionalLong seen = OptionalLong.empty();
        for (NoteSignature signature : claimedBy(witness)) {
            byte[] bytes = signature.signature();
            long time = bytes.length > Long.BYTES ? ByteBuffer.wrap(bytes).getLong() : 0;
            byte[] signed = time < 1 ? new byte[0] : Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
            boolean holds = witness.cosigned(text, time)
                    .filter(message -> witness.verifies(message, signed))
                    .isPresent();
            if (!holds) {
                return OptionalLong.empty();
            }
            seen = OptionalLong.of(Math.max(time, seen.orElse(0)));
        }
        return seen;
    }

    /// This note with the lines of those keys that another note of the same text has and this one hasn't.
    public SignedNote with(SignedNote other, Collection<VerifierKey> keys) {
        if (!other.text.equals(text)) {
            throw new IllegalArgumentException("signatures of another text");
        }
        List<NoteSignature> all = new ArrayList<>(signatures);
        for (VerifierKey key : keys) {
            if (claimedBy(key).isEmpty()) {
                all.addAll(other.claimedBy(key));
            }
        }
        return new SignedNote(text, all);
    }

    private List<NoteSignature> claimedBy(VerifierKey key) {
        return signatures.stream()
                .filter(s -> s.keyName().equals(key.name().value()) && s.keyId() == key.id())
                .toList();
    }

    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        for (NoteSignature signature : signatures) {
            byte[] signed = signature.signature();
            byte[] encoded = ByteBuffer.allocate(4 + signed.length)
                    .putInt(signature.keyId())
                    .put(signed)
                    .array();
            note.append(SIGNATURE_MARK).append(signature.keyName()).append(' ');
            note.append(Base64.getEncoder().encodeToString(encoded)).append('\n');
        }
        return note.toString();
    }

    static void requireText(String text) {
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw new IllegalArgumentException("the text of a note ends with a newline and has no other control");
        }
    }

    private static NoteSignature parseSignature(String line) {
        int space = line.indexOf(' ', SIGNATURE_MARK.length());
        if (!line.startsWith(SIGNATURE_MARK) || space < 0) {
            throw new IllegalArgumentException("not a signature line");
        }
        String name = new KeyName(line.substring(SIGNATURE_MARK.length(), space)).value();
        byte[] bytes = Base64.getDecoder().decode(line.substring(space + 1));
        if (bytes.length < 5) {
            throw new IllegalArgumentException("a signature has a key id and at least one byte");
        }
        return new NoteSignature(name, ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, 4, bytes.length));
    }

    private static String decode(byte[] bytes) {
        try {
            CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return chars.toString();
        } catch (CharacterCodingException invalid) {
            throw new IllegalArgumentException("a note is valid UTF-8", invalid);
        }
    }
}
