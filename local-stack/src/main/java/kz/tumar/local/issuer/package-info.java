/// Owns the local OIDC issuer: which roles it vouches for, and whose secret earns which token.
/// Must not know what a role may do: that belongs to the services.
@NullMarked
package kz.tumar.local.issuer;

import org.jspecify.annotations.NullMarked;
