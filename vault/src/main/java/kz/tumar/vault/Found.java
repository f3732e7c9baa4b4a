package kz.tumar.vault;

/// A sealed value that has the term looked for.
public record Found(VaultRef ref, Subject subject) {}
