package kz.tumar.runtime.token;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Asked before the provider that verifies; says nothing about a token it doesn't remember, and then that one is asked.
@Singleton
class RememberedTokens implements IdentityProvider<TokenAuthenticationRequest> {
    /// Providers that don't say otherwise have the one below.
    private static final int BEFORE_THE_USUAL = SYSTEM_FIRST + 2;

    private final VerifiedTokens verified;

    @Inject
    RememberedTokens(VerifiedTokens verified) {
        this.verified = verified;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        return BEFORE_THE_USUAL;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        return request.getToken() instanceof AccessTokenCredential bearer
                ? verified.of(bearer.getToken())
                        .map(identity -> Uni.createFrom().item(identity))
                        .orElseGet(() -> Uni.createFrom().nullItem())
                : Uni.createFrom().nullItem();
    }
}
