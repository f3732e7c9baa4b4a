package kz.tumar.request;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.text.ParseException;
import kz.tumar.contract.SubjectRef;
import kz.tumar.local.issuer.IssuerAccess;

/// The token of an officer who is a client too. The local issuer vouches for one role at a time, so its own token is
/// signed once more with what it lacks.
final class OfficersToken {
    private OfficersToken() {}

    static String of(IssuerAccess issuer, SubjectRef client) {
        try {
            var key = RSAKey.parse(Files.readString(issuer.secrets().file("issuer-signing-key.jwk")));
            var plain = SignedJWT.parse(issuer.token("officer"));
            var claims = new JWTClaimsSet.Builder(plain.getJWTClaimsSet())
                    .claim("subject", client.value())
                    .build();
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(plain.getHeader().getType())
                    .keyID(plain.getHeader().getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (JOSEException | ParseException broken) {
            throw new IllegalStateException("the issuer's key or token is of another kind", broken);
        }
    }
}
