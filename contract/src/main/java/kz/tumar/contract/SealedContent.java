package kz.tumar.contract;

/// Content that lies sealed in one of our services: where, and what it was, without saying what it is.
///
/// @param sealedRef the reference by which who has the right fetches it
/// @param commitment `SHA-256("tumar/commitment/v1" ‖ nonce32 ‖ value)`
public record SealedContent(SealedRef sealedRef, Sha256 commitment) {}
