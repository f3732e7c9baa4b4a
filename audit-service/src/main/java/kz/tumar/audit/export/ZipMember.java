package kz.tumar.audit.export;

/// A file within the package, measured while it was written.
///
/// @param sha256 lower-case hex
record ZipMember(String name, long offset, long size, int crc, String sha256) {}
