package kz.tumar.runtime.token;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Sees every identity once its token was verified, and has it remembered.
@Singleton
class NotingTokens implements SecurityIdentityAugmentor {
    private final VerifiedTokens verified;

    @Inject
    NotingTokens(VerifiedTokens verified) {
        this.verified = verified;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        AccessTokenCredential bearer = identity.getCredential(AccessTokenCredential.class);
        if (bearer != null && !VerifiedTokens.isRemembered(identity)) {
            verified.keep(bearer.getToken(), identity);
        }
        return Uni.createFrom().item(identity);
    }
}
