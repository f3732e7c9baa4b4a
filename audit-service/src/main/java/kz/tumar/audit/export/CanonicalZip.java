package kz.tumar.audit.export;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Writes a ZIP that has exactly one form for its content: entries stored, one fixed time, no extras, comments, data
/// descriptors or gaps, local and central headers equal. Memory doesn't grow with the content. Past 4 GiB it refuses.
final class CanonicalZip implements Closeable {
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final short VERSION = 20;
    private static final short DATE_1980_01_01 = 0x21;
    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    static final long MAX_BYTES = 0xFFFF_FFFFL;
    private static final int MAX_ENTRIES = 0xFFFF;

    private final FileChannel channel;
    private final List<ZipMember> members = new ArrayList<>();

    CanonicalZip(Path target) throws IOException {
        channel = FileChannel.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /// What writes one member's content, however large.
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    void add(String name, byte[] content) throws IOException {
        add(name, out -> out.write(content));
    }

    void add(String name, Content content) throws IOException {
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        if (!new String(ascii, StandardCharsets.US_ASCII).equals(name) || members.size() == MAX_ENTRIES) {
            throw new IOException("no member of that name can be added");
        }
        long offset = channel.position();
        writeFully(ByteBuffer.allocate(LOCAL_LENGTH + ascii.length), offset);
        channel.position(offset + LOCAL_LENGTH + ascii.length);
        MeasuringStream measured =
                new MeasuringStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
        content.writeTo(measured);
        measured.flush();
        if (channel.position() > MAX_BYTES) {
            throw new PackageTooLarge();
        }
        ZipMember member = new ZipMember(name, offset, measured.size(), measured.crc(), measured.sha256());
        writeFully(localHeader(member), offset);
        members.add(member);
    }

    /// Takes in what was written beside the package.
    void add(String name, Spool spool) throws IOException {
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        long offset = channel.position();
        ZipMember member = spool.at(name, offset);
        writeFully(localHeader(member), offset);
        channel.position(offset + LOCAL_LENGTH + ascii.length);
        FileChannel content = spool.content();
        for (long at = 0; at < member.size(); ) {
            at += content.transferTo(at, member.size() - at, channel);
        }
        if (channel.position() > MAX_BYTES) {
            throw new PackageTooLarge();
        }
        members.add(member);
    }

    List<ZipMember> members() {
        return List.copyOf(members);
    }

    /// Writes the central directory and forces everything to the disk.
    void finish() throws IOException {
        long start = channel.position();
        long at = start;
        for (ZipMember member : members) {
            ByteBuffer header = centralHeader(member);
            int length = header.remaining();
            writeFully(header, at);
            at += length;
        }
        if (at > MAX_BYTES) {
            throw new PackageTooLarge();
        }
        ByteBuffer end = little(22).putInt(END_SIGNATURE).putShort((short) 0).putShort((short) 0);
        end.putShort((short) members.size()).putShort((short) members.size());
        end.putInt((int) (at - start)).putInt((int) start).putShort((short) 0);
        writeFully(end.flip(), at);
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static ByteBuffer localHeader(ZipMember member) {
        byte[] name = member.name().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer header = little(LOCAL_LENGTH + name.length).putInt(LOCAL_SIGNATURE);
        return shared(header, member, name).put(name).flip();
    }

    private static ByteBuffer centralHeader(ZipMember member) {
        byte[] name = member.name().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer header =
                little(CENTRAL_LENGTH + name.length).putInt(CENTRAL_SIGNATURE).putShort(VERSION);
        shared(header, member, name);
        // comment length, disk, internal and external attributes: all zero
        header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
        return header.putInt((int) member.offset()).put(name).flip();
    }

    /// The fields that stand alike in both headers.
    private static ByteBuffer shared(ByteBuffer header, ZipMember member, byte[] name) {
        header.putShort(VERSION).putShort((short) 0).putShort((short) 0);
        header.putShort((short) 0).putShort(DATE_1980_01_01).putInt(member.crc());
        header.putInt((int) member.size()).putInt((int) member.size());
        return header.putShort((short) name.length).putShort((short) 0);
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void writeFully(ByteBuffer bytes, long offset) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }
}
