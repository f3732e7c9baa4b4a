package kz.tumar.request.signature;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Set;
import kz.tumar.contract.SignatureFinding;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/// Which algorithms prove something: RSA and ECDSA with SHA-2. Others are named weak or unsupported,
/// never tried.
final class Algorithms {
    /// SHA-2 by object identifier, with the name the JDK knows it by.
    static final Map<String, String> DIGESTS = Map.of(
            "2.16.840.1.101.3.4.2.1", "SHA-256",
            "2.16.840.1.101.3.4.2.2", "SHA-384",
            "2.16.840.1.101.3.4.2.3", "SHA-512");

    private static final String PSS = "1.2.840.113549.1.1.10";

    private static final Set<String> SIGNATURES = Set.of(
            "1.2.840.113549.1.1.1", // RSA, the digest named beside it
            "1.2.840.113549.1.1.11",
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13",
            "1.2.840.10045.2.1", // EC key, the digest named beside it
            "1.2.840.10045.4.3.2",
            "1.2.840.10045.4.3.3",
            "1.2.840.10045.4.3.4");

    /// MD2, MD5 and SHA-1, alone and in signatures.
    private static final Set<String> WEAK = Set.of(
            "1.2.840.113549.2.2",
            "1.2.840.113549.2.5",
            "1.3.14.3.2.26",
            "1.2.840.113549.1.1.2",
            "1.2.840.113549.1.1.4",
            "1.2.840.113549.1.1.5",
            "1.2.840.10045.4.1",
            "1.2.840.10040.4.3",
            "1.3.14.3.2.29");

    private static final int LEAST_RSA = 2048;
    private static final int MOST_RSA = 8192;
    private static final int LEAST_EC = 256;
    private static final int LONGEST_EXPONENT = 64;

    private Algorithms() {}

    /// What stands against a digest; null where nothing does.
    static @Nullable SignatureFinding digest(String identifier) {
        if (DIGESTS.containsKey(identifier)) {
            return null;
        }
        return WEAK.contains(identifier) ? SignatureFinding.ALGORITHM_WEAK : SignatureFinding.ALGORITHM_UNSUPPORTED;
    }

    /// What stands against an algorithm of signing; null where nothing does. RSASSA-PSS names its digests in its
    /// parameters: what the signer says beside it is only what they say.
    static @Nullable SignatureFinding signature(String identifier, byte @Nullable [] parameters) {
        if (PSS.equals(identifier)) {
            return pss(parameters);
        }
        if (SIGNATURES.contains(identifier)) {
            return null;
        }
        return WEAK.contains(identifier) ? SignatureFinding.ALGORITHM_WEAK : SignatureFinding.ALGORITHM_UNSUPPORTED;
    }

    /// Without parameters both digests are SHA-1 (RFC 8017).
    private static @Nullable SignatureFinding pss(byte @Nullable [] encoded) {
        try {
            RSASSAPSSparams parameters = encoded == null ? new RSASSAPSSparams() : RSASSAPSSparams.getInstance(encoded);
            SignatureFinding digest =
                    digest(parameters.getHashAlgorithm().getAlgorithm().getId());
            if (digest != null) {
                return digest;
            }
            var masking = AlgorithmIdentifier.getInstance(
                    parameters.getMaskGenAlgorithm().getParameters());
            return digest(masking.getAlgorithm().getId());
        } catch (IllegalArgumentException unreadable) {
            return SignatureFinding.ALGORITHM_UNSUPPORTED;
        }
    }

    /// What stands against a key; null where nothing does. Keys so large that using them is an attack
    /// are unsupported.
    static @Nullable SignatureFinding key(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> {
                int bits = rsa.getModulus().bitLength();
                if (bits > MOST_RSA || rsa.getPublicExponent().bitLength() > LONGEST_EXPONENT) {
                    yield SignatureFinding.ALGORITHM_UNSUPPORTED;
                }
                yield bits < LEAST_RSA ? SignatureFinding.ALGORITHM_WEAK : null;
            }
            case ECPublicKey ec ->
                ec.getParams().getOrder().bitLength() < LEAST_EC ? SignatureFinding.ALGORITHM_WEAK : null;
            default -> SignatureFinding.ALGORITHM_UNSUPPORTED;
        };
    }
}
