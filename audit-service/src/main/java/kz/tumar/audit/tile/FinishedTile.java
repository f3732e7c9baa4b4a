package kz.tumar.audit.tile;

/// A full tile and its place, to be stored once and never changed.
public record FinishedTile(int level, long index, Tile tile) {}
