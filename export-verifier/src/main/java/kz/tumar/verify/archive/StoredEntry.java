package kz.tumar.verify.archive;

/// One file of the archive: where its bytes lie, and the checksum its headers promise.
public record StoredEntry(String name, long offset, long size, int crc32) {}
