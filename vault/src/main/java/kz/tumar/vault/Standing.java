package kz.tumar.vault;

/// What the vault knows about a reference without opening it.
public sealed interface Standing permits Held, Gone, Unknown {}
