package kz.tumar.vault;

/// The answer to opening a reference.
public sealed interface Opening permits Opened, Gone, Unknown {}
