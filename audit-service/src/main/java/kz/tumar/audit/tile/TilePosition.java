package kz.tumar.audit.tile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The place of a tile (or entry bundle) within its level, and how much of it there is: `<N>[.p/<W>]` of C2SP
/// tlog-tiles. A full one has the width 256 and no suffix.
public record TilePosition(long index, int width) {
    public static final int FULL = 256;

    private static final Pattern PATH = Pattern.compile("((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePosition {
        if (index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no tile " + index + " of width " + width);
        }
    }

    public static TilePosition full(long index) {
        return new TilePosition(index, FULL);
    }

    /// Reads a path in exactly the form that `path` writes; anything else is no address of a tile.
    public static Optional<TilePosition> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long index = Long.parseLong(matcher.group(1).replace("x", "").replace("/", ""));
        String width = matcher.group(2);
        if (width != null && Integer.parseInt(width) >= FULL) {
            return Optional.empty();
        }
        TilePosition position = new TilePosition(index, width == null ? FULL : Integer.parseInt(width));
        return position.path().equals(path) ? Optional.of(position) : Optional.empty();
    }

    /// The level of a path: a number from 0 to 63 without additional zeroes.
    public static Optional<Integer> parseLevel(String text) {
        boolean wellFormed = text.matches("0|[1-9][0-9]?") && Integer.parseInt(text) <= 63;
        return wellFormed ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    public boolean isFull() {
        return width == FULL;
    }

    public String path() {
        StringBuilder path = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return isFull() ? path.toString() : path.append(".p/").append(width).toString();
    }
}
