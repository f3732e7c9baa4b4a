package kz.tumar.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/// The witness's own key. It signs cosignatures and nothing else, and one witness alone may have it: the message that
/// is signed doesn't name the witness.
final class WitnessKey {
    private static final String FORMAT = "tumar-witness-key/1";

    private final Key key;
    private final PrivateKey secret;

    private WitnessKey(Key key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    /// Makes a key and its file, readable by its owner alone. A file that is there stays as it is.
    static WitnessKey create(Path file, String name) throws IOException {
        if (Files.exists(file)) {
            throw new IOException("there is a key already: " + file);
        }
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Key key = Key.of(name, Key.COSIGNATURE, pair.getPublic());
            String secret = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
            Durable.write(file, FORMAT + "\n" + key.vkey() + "\n" + secret + "\n");
            return new WitnessKey(key, pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static WitnessKey read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, UTF_8);
        if (lines.size() != 3 || !lines.getFirst().equals(FORMAT)) {
            throw new IOException(file + " is no key of a witness");
        }
        Key key = Key.parse(lines.get(1), Key.COSIGNATURE)
                .orElseThrow(() -> new IOException(file + " is no key of a witness"));
        try {
            byte[] secret = Base64.getDecoder().decode(lines.get(2));
            PrivateKey decoded = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(secret));
            WitnessKey witness = new WitnessKey(key, decoded);
            byte[] probe = "witness\n".getBytes(UTF_8);
            if (!key.verifies(probe, witness.sign(probe))) {
                throw new IOException(file + " has a secret that isn't its key's");
            }
            return witness;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " is no key of a witness", e);
        }
    }

    Key key() {
        return key;
    }

    /// A cosignature (C2SP tlog-cosignature, Ed25519): that at this second this was the largest consistent tree seen.
    Note.Line cosign(String text, long second) {
        if (second < 1) {
            throw new IllegalArgumentException("a cosignature has a time");
        }
        byte[] signature = sign(("cosignature/v1\ntime " + second + "\n" + text).getBytes(UTF_8));
        byte[] timed = ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(second)
                .put(signature)
                .array();
        return new Note.Line(key.name(), key.id(), timed);
    }

    private byte[] sign(byte[] message) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(secret);
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
