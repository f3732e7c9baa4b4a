package kz.tumar.vault;

import java.time.Instant;

/// The value was destroyed with its whole category; also the answer for a row that came back under a destroyed key.
public record Gone(VaultRef ref, Subject subject, Category category, Instant destroyedAt)
        implements Standing, Opening {}
