package kz.tumar.contract;

import org.jspecify.annotations.Nullable;

/// Who acted, without saying who it is to whoever has no key.
///
/// @param kind which kind of actor
/// @param system the system, where a system acted
/// @param role the role an officer acted in
/// @param officer the keyed digest of the officer's account
public record Actor(
        ActorKind kind,
        @Nullable HolderCode system,
        @Nullable RoleCode role,
        @Nullable Sha256 officer) implements Part {}
