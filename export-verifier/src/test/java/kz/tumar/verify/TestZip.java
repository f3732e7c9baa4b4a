package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// Writes the one ZIP form that exports have, and says where each header lies so that tests can spoil it.
@SuppressWarnings({"ArrayRecordComponent", "ByteBufferBackingArray"})
record TestZip(byte[] bytes, List<Integer> locals, List<Integer> centrals) {
    record Item(String name, byte[] content) {}

    static TestZip of(List<Item> items) {
        int size = 22;
        for (Item item : items) {
            size += 30 + 46 + 2 * item.name().length() + item.content().length;
        }
        ByteBuffer zip = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> locals = new ArrayList<>();
        for (Item item : items) {
            locals.add(zip.position());
            zip.putInt(0x04034b50);
            common(zip, item);
            zip.putShort((short) 0).put(item.name().getBytes(US_ASCII)).put(item.content());
        }
        int directory = zip.position();
        List<Integer> centrals = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            centrals.add(zip.position());
            zip.putInt(0x02014b50).putShort((short) 20);
            common(zip, items.get(i));
            zip.put(new byte[12]).putInt(locals.get(i));
            zip.put(items.get(i).name().getBytes(US_ASCII));
        }
        int end = zip.position();
        short count = (short) items.size();
        zip.putInt(0x06054b50).putInt(0).putShort(count).putShort(count);
        zip.putInt(end - directory).putInt(directory).putShort((short) 0);
        return new TestZip(zip.array(), locals, centrals);
    }

    private static void common(ByteBuffer zip, Item item) {
        CRC32 crc = new CRC32();
        crc.update(item.content());
        zip.putShort((short) 20).putShort((short) 0).putShort((short) 0);
        zip.putShort((short) 0).putShort((short) 0x21);
        zip.putInt((int) crc.getValue()).putInt(item.content().length).putInt(item.content().length);
        zip.putShort((short) item.name().length());
    }

    /// Writes a 16-bit value at the same field of both headers of a file.
    byte[] both(int file, int localField, int value) {
        ByteBuffer zip = copy();
        zip.putShort(locals.get(file) + localField, (short) value);
        zip.putShort(centrals.get(file) + localField + 2, (short) value);
        return zip.array();
    }

    byte[] local(int file, int field, int value) {
        ByteBuffer zip = copy();
        zip.putShort(locals.get(file) + field, (short) value);
        return zip.array();
    }

    byte[] central(int file, int field, int value) {
        ByteBuffer zip = copy();
        zip.putShort(centrals.get(file) + field, (short) value);
        return zip.array();
    }

    byte[] size(int file, int value) {
        ByteBuffer zip = copy();
        zip.putInt(locals.get(file) + 18, value).putInt(locals.get(file) + 22, value);
        zip.putInt(centrals.get(file) + 20, value).putInt(centrals.get(file) + 24, value);
        return zip.array();
    }

    byte[] crc(int file) {
        ByteBuffer zip = copy();
        zip.putInt(locals.get(file) + 14, 0x12345678).putInt(centrals.get(file) + 16, 0x12345678);
        return zip.array();
    }

    byte[] end(int field, int value) {
        ByteBuffer zip = copy();
        zip.putShort(bytes.length - 22 + field, (short) value);
        return zip.array();
    }

    /// Puts bytes before the local header of a file (or before the directory) and moves what points behind them.
    byte[] gapBefore(int file) {
        int at = file < locals.size() ? locals.get(file) : centrals.getFirst();
        ByteBuffer zip = ByteBuffer.allocate(bytes.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        zip.put(bytes, 0, at).putInt(0).put(bytes, at, bytes.length - at);
        for (int i = file; i < locals.size(); i++) {
            zip.putInt(centrals.get(i) + 4 + 42, locals.get(i) + 4);
        }
        int end = zip.capacity() - 22;
        return zip.putInt(end + 16, centrals.getFirst() + 4).array();
    }

    private ByteBuffer copy() {
        return ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
    }
}
