package kz.tumar.vault;

/// What one call may take.
///
/// @param maxValueBytes the largest value, in bytes; it is held in memory about three times while it is sealed
/// @param maxTerms      index terms a value may be found by
/// @param maxFound      references one look-up returns
/// @param maxRefs       references one question about many may name
public record VaultLimits(int maxValueBytes, int maxTerms, int maxFound, int maxRefs) {

    private static final int LARGEST_VALUE = 256 * 1024 * 1024;

    public VaultLimits {
        if (maxValueBytes < 1 || maxValueBytes > LARGEST_VALUE || maxTerms < 0 || maxFound < 1 || maxRefs < 1) {
            throw new IllegalArgumentException("limits must be positive, and a value at most 256 MiB");
        }
    }

    /// 8 MiB a value, 16 terms, 1000 found, 10000 asked about.
    public static VaultLimits defaults() {
        return new VaultLimits(8 * 1024 * 1024, 16, 1_000, 10_000);
    }

    /// The same limits with another largest value.
    public VaultLimits withMaxValueBytes(int bytes) {
        return new VaultLimits(bytes, maxTerms, maxFound, maxRefs);
    }
}
