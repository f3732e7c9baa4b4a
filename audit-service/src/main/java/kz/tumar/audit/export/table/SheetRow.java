package kz.tumar.audit.export.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// One row of a sheet as XML, in bytes that are used again for the next.
final class SheetRow {
    /// More doesn't fit into a cell; who needs the rest finds it in the records.
    static final int LONGEST = 32_767;

    private static final byte[] CELL = ascii("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    private static final byte[] CELL_END = ascii("</t></is></c>");
    private static final byte[] NO_CELL = ascii("<c/>");
    private static final byte[] AMPERSAND = ascii("&amp;");
    private static final byte[] LESS = ascii("&lt;");
    private static final byte[] GREATER = ascii("&gt;");

    private byte[] bytes = new byte[4096];
    private int length;

    SheetRow of(int number, List<String> cells) {
        length = 0;
        put(ascii("<row r=\"" + number + "\">"));
        for (String cell : cells) {
            if (cell.isEmpty()) {
                put(NO_CELL);
            } else {
                put(CELL);
                text(cell.length() > LONGEST ? cut(cell) : cell);
                put(CELL_END);
            }
        }
        put(ascii("</row>"));
        return this;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    private static String cut(String text) {
        int end = LONGEST - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /// Characters that XML has no place for are left out.
    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                put(text.substring(i, i + (Character.isHighSurrogate(c) && i + 1 < text.length() ? 2 : 1)));
                i += Character.isHighSurrogate(c) ? 1 : 0;
            } else {
                ascii(c);
            }
        }
    }

    private void ascii(char c) {
        switch (c) {
            case '&' -> put(AMPERSAND);
            case '<' -> put(LESS);
            case '>' -> put(GREATER);
            default -> {
                if (c >= ' ' || c == '\t' || c == '\n') {
                    room(1);
                    bytes[length++] = (byte) c;
                }
            }
        }
    }

    private void put(String beyondAscii) {
        if (beyondAscii.codePointAt(0) != 0xFFFE && beyondAscii.codePointAt(0) != 0xFFFF) {
            put(beyondAscii.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void put(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
