package kz.tumar.vault;

import java.time.Instant;

/// The value is here and sealed.
public record Held(VaultRef ref, Subject subject, Category category, Commitment commitment, Instant sealedAt)
        implements Standing {}
