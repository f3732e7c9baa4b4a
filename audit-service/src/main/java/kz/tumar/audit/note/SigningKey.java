package kz.tumar.audit.note;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/// The log's Ed25519 key. It signs notes and nothing else; its name is the log's origin.
public final class SigningKey {
    private final VerifierKey verifier;
    private final PrivateKey secret;

    private SigningKey(VerifierKey verifier, PrivateKey secret) {
        this.verifier = verifier;
        this.secret = secret;
    }

    public static SigningKey generate(KeyName name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(VerifierKey.of(name, pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java platform has no Ed25519", impossible);
        }
    }

    /// @throws IllegalArgumentException when the secret isn't the one the verifier key belongs to
    static SigningKey of(VerifierKey verifier, String secret) {
        try {
            byte[] encoded = Base64.getDecoder().decode(secret);
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            SigningKey signing = new SigningKey(verifier, key);
            if (!signing.sign("tumar\n").isSignedBy(verifier)) {
                throw new IllegalArgumentException("the secret key doesn't belong to the verifier key");
            }
            return signing;
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("the secret key can't be read", unreadable);
        }
    }

    public VerifierKey verifier() {
        return verifier;
    }

    public SignedNote sign(String text) {
        SignedNote.requireText(text);
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(secret);
            signing.update(text.getBytes(StandardCharsets.UTF_8));
            NoteSignature signature = new NoteSignature(verifier.name().value(), verifier.id(), signing.sign());
            return new SignedNote(text, List.of(signature));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the log's key can't sign", broken);
        }
    }

    String encodedSecret() {
        return Base64.getEncoder().encodeToString(secret.getEncoded());
    }

    @Override
    public String toString() {
        return "SigningKey[" + verifier.name() + "]";
    }
}
