package kz.tumar.vault;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/// An index term, sealed by the data key of the value it finds and padded to a bucket: it goes with that value.
final class SealedTerm {

    private static final int BUCKET = 64;

    private SealedTerm() {}

    static byte[] seal(SecretBytes key, String service, Category category, VaultRef ref, IndexTerm term)
            throws GeneralSecurityException {
        byte[] framed = Framing.of(term.name(), term.value());
        byte[] padded = Arrays.copyOf(framed, (framed.length + BUCKET - 1) / BUCKET * BUCKET);
        try {
            return key.encrypt(padded, place(service, category, ref));
        } finally {
            Arrays.fill(framed, (byte) 0);
            Arrays.fill(padded, (byte) 0);
        }
    }

    static IndexTerm open(SecretBytes key, String service, Category category, VaultRef ref, byte[] sealed)
            throws GeneralSecurityException {
        byte[] padded = key.decrypt(sealed, place(service, category, ref));
        try {
            ByteBuffer fields = ByteBuffer.wrap(padded);
            return new IndexTerm(field(fields), field(fields));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new GeneralSecurityException("a sealed term of another form", e);
        } finally {
            Arrays.fill(padded, (byte) 0);
        }
    }

    private static String field(ByteBuffer fields) {
        int length = fields.getInt();
        if (length < 0 || length > fields.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        fields.get(bytes);
        try {
            return new String(bytes, StandardCharsets.UTF_8);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] place(String service, Category category, VaultRef ref) {
        return Framing.of("tumar/index-term/v1", service, category.code(), ref.value());
    }
}
