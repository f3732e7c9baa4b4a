package kz.tumar.verify.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/// ML-DSA-44 (FIPS 204) by the JDK, which has it since JEP 497.
final class MlDsa44 {
    static final int KEY_SIZE = 1312;
    static final int SIGNATURE_SIZE = 2420;

    private static final String ALGORITHM = "ML-DSA-44";
    private static final String SUBJECT_PUBLIC_KEY_INFO = "30820532300b06096086480165030403110382052100";

    private MlDsa44() {}

    /// False for a wrong signature and for bytes that are no key or no signature at all.
    static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        if (publicKey.length != KEY_SIZE || signature.length != SIGNATURE_SIZE) {
            return false;
        }
        byte[] encoded =
                HexFormat.of().parseHex(SUBJECT_PUBLIC_KEY_INFO + HexFormat.of().formatHex(publicKey));
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
