package kz.tumar.contract;

/// An export of the log as it left.
///
/// @param exportId names it
/// @param packageHash the digest of the package
public record SentExport(ExportId exportId, Sha256 packageHash) {}
