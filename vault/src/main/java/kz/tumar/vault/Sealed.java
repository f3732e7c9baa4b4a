package kz.tumar.vault;

/// What sealing gives back; both may lie in an event.
public record Sealed(VaultRef ref, Commitment commitment) {}
