package kz.tumar.vault;

/// Nothing was ever sealed here under this reference, or this database was restored from before it was.
public record Unknown(VaultRef ref) implements Standing, Opening {}
