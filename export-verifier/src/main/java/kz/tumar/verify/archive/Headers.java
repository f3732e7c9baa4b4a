package kz.tumar.verify.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;

/// The only ZIP headers an export may have. Every field is either fixed or checked against another one, so no byte
/// of the archive can change unnoticed.
final class Headers {
    static final int LOCAL_SIZE = 30;
    static final int CENTRAL_SIZE = 46;
    static final int END_SIZE = 22;
    static final int MAX_NAME = 64;

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int VERSION = 20;
    private static final int DOS_DATE_1980_01_01 = 0x0021;
    private static final int MAX_ENTRIES = 64;

    private final Set<String> names = new HashSet<>();

    record Directory(int entries, long offset, long size) {}

    /// The end record must be the last 22 bytes: so there is no comment and nothing after it.
    static Directory end(ByteBuffer end, long fileSize) {
        if (end.getInt(0) != END) {
            throw new Refused(Reason.ARCHIVE_END);
        }
        int entries = unsigned(end.getShort(10));
        long size = Integer.toUnsignedLong(end.getInt(12));
        long offset = Integer.toUnsignedLong(end.getInt(16));
        boolean oneDisk = end.getShort(4) == 0 && end.getShort(6) == 0 && unsigned(end.getShort(8)) == entries;
        boolean uncommented = end.getShort(20) == 0;
        boolean adjacent = offset + size + END_SIZE == fileSize;
        boolean plausible = entries <= MAX_ENTRIES && size <= (long) MAX_ENTRIES * (CENTRAL_SIZE + MAX_NAME);
        if (!oneDisk || !uncommented || !adjacent || !plausible) {
            throw new Refused(Reason.ARCHIVE_DIRECTORY);
        }
        return new Directory(entries, offset, size);
    }

    /// Reads the next header of the central directory; its file must begin exactly at `expectedOffset`.
    StoredEntry central(ByteBuffer directory, long expectedOffset) {
        int at = directory.position();
        if (directory.remaining() < CENTRAL_SIZE || directory.getInt(at) != CENTRAL) {
            throw new Refused(Reason.ARCHIVE_DIRECTORY);
        }
        int nameSize = unsigned(directory.getShort(at + 28));
        if (nameSize == 0 || nameSize > MAX_NAME || directory.remaining() < CENTRAL_SIZE + nameSize) {
            throw new Refused(Reason.ARCHIVE_DIRECTORY);
        }
        String name = name(directory, at + CENTRAL_SIZE, nameSize);
        if (!names.add(name)) {
            throw new Refused(Reason.ARCHIVE_DUPLICATE, name);
        }
        fixed(directory, name, at + 4, "version made by", VERSION);
        common(directory, name, at + 6);
        fixed(directory, name, at + 30, "extra field", 0);
        fixed(directory, name, at + 32, "comment", 0);
        fixed(directory, name, at + 34, "disk", 0);
        fixed(directory, name, at + 36, "internal attributes", 0);
        fixed(directory, name, at + 38, "external attributes", 0);
        fixed(directory, name, at + 40, "external attributes", 0);
        if (Integer.toUnsignedLong(directory.getInt(at + 42)) != expectedOffset) {
            throw new Refused(Reason.ARCHIVE_GAP, name);
        }
        directory.position(at + CENTRAL_SIZE + nameSize);
        long size = Integer.toUnsignedLong(directory.getInt(at + 24));
        return new StoredEntry(name, expectedOffset + LOCAL_SIZE + nameSize, size, directory.getInt(at + 16));
    }

    /// The header in front of the data must say the same, field by field, as the one in the directory.
    static void local(ByteBuffer local, StoredEntry entry) {
        if (local.getInt(0) != LOCAL) {
            throw new Refused(Reason.ARCHIVE_GAP, entry.name());
        }
        common(local, entry.name(), 4);
        fixed(local, entry.name(), 28, "extra field", 0);
        int nameSize = unsigned(local.getShort(26));
        boolean same = local.getInt(14) == entry.crc32()
                && Integer.toUnsignedLong(local.getInt(22)) == entry.size()
                && nameSize == entry.name().length()
                && name(local, LOCAL_SIZE, nameSize).equals(entry.name());
        if (!same) {
            throw new Refused(Reason.ARCHIVE_MISMATCH, entry.name());
        }
    }

    private static void common(ByteBuffer header, String name, int at) {
        fixed(header, name, at, "version needed", VERSION);
        fixed(header, name, at + 2, "flags", 0);
        fixed(header, name, at + 4, "compression", 0);
        fixed(header, name, at + 6, "time", 0);
        fixed(header, name, at + 8, "date", DOS_DATE_1980_01_01);
        if (header.getInt(at + 14) != header.getInt(at + 18)) {
            throw new Refused(Reason.ARCHIVE_HEADER, name, "size");
        }
    }

    private static void fixed(ByteBuffer header, String name, int at, String field, int value) {
        if (unsigned(header.getShort(at)) != value) {
            throw new Refused(Reason.ARCHIVE_HEADER, name, field);
        }
    }

    private static String name(ByteBuffer header, int at, int size) {
        byte[] bytes = new byte[size];
        header.get(at, bytes);
        String name = new String(bytes, US_ASCII);
        if (!name.matches("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*") || name.contains("..")) {
            throw new Refused(Reason.ARCHIVE_NAME);
        }
        return name;
    }

    private static int unsigned(short value) {
        return Short.toUnsignedInt(value);
    }
}
