package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kz.tumar.verify.refusal.Reason;

/// Damages to the form of the archive, and single bytes of every file.
final class ArchiveDamages {
    private final Damages to;

    private ArchiveDamages(Damages to) {
        this.to = to;
    }

    static void add(Damages to) {
        new ArchiveDamages(to).all();
    }

    private void all() {
        changedBytes();
        archives();
    }

    private void changedBytes() {
        for (Draft draft : List.of(Damages.subject(), Damages.period())) {
            for (TestZip.Item item : draft.items()) {
                byte[] changed = item.content().clone();
                changed[changed.length / 2] ^= 1;
                List<TestZip.Item> items = new ArrayList<>(draft.items());
                items.set(draft.items().indexOf(item), new TestZip.Item(item.name(), changed));
                byte[] old = draft.bytes();
                old[Damages.indexOf(old, item.content()) + changed.length / 2] ^= 1;
                byte[] mended = TestZip.of(items).bytes();
                boolean readAsItIsHashed = item.name().endsWith(".jsonl");
                if (readAsItIsHashed) {
                    to.refused(item.name() + " changed in place", old);
                    to.refused(item.name() + " changed, checksum mended", mended);
                } else {
                    to.damage(item.name() + " changed in place", Reason.ARCHIVE_CHECKSUM, old);
                }
                if (!readAsItIsHashed && !item.name().equals(Layout.MANIFEST)) {
                    to.damage(item.name() + " changed, checksum mended", Reason.HASH_DIFFERS, mended);
                }
            }
        }
    }

    private void archives() {
        Draft draft = Damages.period();
        TestZip zip = draft.zip();
        byte[] good = zip.bytes();
        to.damage("last byte cut", Reason.ARCHIVE_END, Arrays.copyOf(good, good.length - 1));
        to.damage("half cut", Reason.ARCHIVE_END, Arrays.copyOf(good, good.length / 2));
        to.damage("one byte more", Reason.ARCHIVE_END, Arrays.copyOf(good, good.length + 1));
        byte[] commented = Arrays.copyOf(good, good.length + 2);
        commented[good.length - 2] = 2;
        to.damage("archive comment", Reason.ARCHIVE_END, commented);
        to.damage("comment size without comment", Reason.ARCHIVE_DIRECTORY, zip.end(20, 1));
        to.damage("other disk", Reason.ARCHIVE_DIRECTORY, zip.end(4, 1));
        to.damage("entry counts differ", Reason.ARCHIVE_DIRECTORY, zip.end(8, 3));
        to.damage("zip64 directory", Reason.ARCHIVE_DIRECTORY, zip.end(16, 0xffff));
        to.damage("bytes before the archive", Reason.ARCHIVE_DIRECTORY, prefixed(good));
        to.damage("gap before a file", Reason.ARCHIVE_GAP, zip.gapBefore(2));
        to.damage("gap before the first file", Reason.ARCHIVE_GAP, zip.gapBefore(0));
        to.damage(
                "gap before the directory",
                Reason.ARCHIVE_DIRECTORY,
                zip.gapBefore(zip.locals().size()));
        to.damage("compressed method", Reason.ARCHIVE_HEADER, zip.both(2, 8, 8));
        to.damage("data descriptor flag", Reason.ARCHIVE_HEADER, zip.both(2, 6, 8));
        to.damage("utf-8 flag", Reason.ARCHIVE_HEADER, zip.both(2, 6, 0x800));
        to.damage("encrypted flag", Reason.ARCHIVE_HEADER, zip.both(2, 6, 1));
        to.damage("zip64 version", Reason.ARCHIVE_HEADER, zip.both(2, 4, 45));
        to.damage("other time", Reason.ARCHIVE_HEADER, zip.both(2, 10, 1));
        to.damage("other date", Reason.ARCHIVE_HEADER, zip.both(2, 12, 0x5a21));
        to.damage("made by another system", Reason.ARCHIVE_HEADER, zip.central(2, 4, 0x0314));
        to.damage("entry comment", Reason.ARCHIVE_HEADER, zip.central(2, 32, 4));
        to.damage("central extra field", Reason.ARCHIVE_HEADER, zip.central(2, 30, 4));
        to.damage("local extra field", Reason.ARCHIVE_HEADER, zip.local(2, 28, 4));
        to.damage("internal attributes", Reason.ARCHIVE_HEADER, zip.central(2, 36, 1));
        to.damage("external attributes", Reason.ARCHIVE_HEADER, zip.central(2, 40, 0x81a4));
        to.damage("local flag only", Reason.ARCHIVE_HEADER, zip.local(2, 6, 8));
        to.damage("local checksum only", Reason.ARCHIVE_MISMATCH, zip.local(2, 14, 7));
        to.damage("local name only", Reason.ARCHIVE_MISMATCH, zip.local(2, 30, 0x7878));
        to.damage("central name only", Reason.ARCHIVE_MISMATCH, zip.central(2, 46, 0x7878));
        to.damage("wrong checksum in both", Reason.ARCHIVE_CHECKSUM, zip.crc(2));
        to.damage("size of 4 GiB", Reason.ARCHIVE_GAP, zip.size(2, -1));
        to.damage("size of 2 GiB", Reason.ARCHIVE_GAP, zip.size(2, Integer.MAX_VALUE));
        to.damage(
                "size one less", Reason.ARCHIVE_GAP, zip.size(2, files(draft, 2).content().length - 1));
        to.damage("path traversal", Reason.ARCHIVE_NAME, renamed(draft, 0, "../README.kk.html"));
        to.damage("absolute path", Reason.ARCHIVE_NAME, renamed(draft, 0, "/README.kk.html"));
        to.damage("backslash path", Reason.ARCHIVE_NAME, renamed(draft, 0, "log\\vkey"));
        to.damage("folder entry", Reason.ARCHIVE_NAME, renamed(draft, 0, "log/"));
        to.damage("duplicate name", Reason.ARCHIVE_DUPLICATE, renamed(draft, 0, Layout.SCOPE));
        to.damage("other letter case", Reason.FILE_UNEXPECTED, renamed(draft, 0, "readme.kk.html"));
        List<TestZip.Item> swapped = new ArrayList<>(draft.items());
        Collections.swap(swapped, 0, 1);
        to.damage(
                "files in another order",
                Reason.FILE_UNEXPECTED,
                TestZip.of(swapped).bytes());
        to.damage("made by a common program", Reason.ARCHIVE_HEADER, zippedByJdk(draft));
    }

    private static TestZip.Item files(Draft draft, int index) {
        return draft.items().get(index);
    }

    private static byte[] prefixed(byte[] good) {
        byte[] longer = new byte[good.length + 2];
        System.arraycopy(good, 0, longer, 2, good.length);
        return longer;
    }

    private static byte[] renamed(Draft draft, int index, String name) {
        List<TestZip.Item> items = new ArrayList<>(draft.items());
        items.set(index, new TestZip.Item(name, items.get(index).content()));
        return TestZip.of(items).bytes();
    }

    private static byte[] zippedByJdk(Draft draft) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
            for (TestZip.Item item : draft.items()) {
                zip.putNextEntry(new ZipEntry(item.name()));
                zip.write(item.content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
