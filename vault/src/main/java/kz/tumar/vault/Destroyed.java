package kz.tumar.vault;

import java.time.Instant;

/// What a destruction did. A repeated one has nothing left to do: it counts zero and names the time of the first.
///
/// @param values        sealed values whose ciphertext and index were deleted
/// @param keysDestroyed data keys deleted, 0 or 1
/// @param destroyedAt   when the category was last destroyed
public record Destroyed(Subject subject, Category category, int values, int keysDestroyed, Instant destroyedAt) {}
