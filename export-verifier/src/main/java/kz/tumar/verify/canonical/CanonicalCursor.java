package kz.tumar.verify.canonical;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/// Walks over one JSON text and lets only the bytes pass that RFC 8785 would have written: no white space, keys in
/// ascending UTF-16 order (so none twice), the one spelling of each string and number. What it accepts is therefore
/// equal, byte for byte, to its own canonical form. Reusable; not for use by several threads.
public final class CanonicalCursor {
    private static final int MAX_DEPTH = 64;
    private static final long MAX_INTEGER = (1L << 53) - 1;

    private byte[] bytes = new byte[0];
    private int origin;
    private int at;
    private int end;
    private int depth;
    private final boolean[] begun = new boolean[MAX_DEPTH];
    private final int[] keyFrom = new int[MAX_DEPTH];
    private final int[] keyTo = new int[MAX_DEPTH];
    private final boolean[] keyEscaped = new boolean[MAX_DEPTH];
    private int from;
    private int to;
    private boolean escaped;

    public CanonicalCursor over(byte[] text, int start, int stop) {
        bytes = text;
        origin = start;
        at = start;
        end = stop;
        depth = 0;
        return this;
    }

    /// Where the next byte is read, as an index into the array given to [#over].
    public int position() {
        return at;
    }

    public void openObject() {
        expect('{');
        push();
    }

    public void openArray() {
        expect('[');
        push();
    }

    /// Moves into the next member; false, and out of the object, when there is none.
    public boolean nextKey() {
        if (peek() == '}') {
            return leave();
        }
        int level = depth - 1;
        if (begun[level]) {
            expect(',');
        }
        string();
        if (begun[level] && !precedes(level)) {
            throw fail();
        }
        begun[level] = true;
        keyFrom[level] = from;
        keyTo[level] = to;
        keyEscaped[level] = escaped;
        expect(':');
        return true;
    }

    /// Moves to the next element; false, and out of the array, when there is none.
    public boolean nextElement() {
        if (peek() == ']') {
            return leave();
        }
        if (begun[depth - 1]) {
            expect(',');
            if (peek() == ']') {
                throw fail();
            }
        }
        begun[depth - 1] = true;
        return true;
    }

    /// Whether the key just read is this one, which must be ASCII and need no escape.
    public boolean keyIs(String name) {
        int start = keyFrom[depth - 1];
        if (keyTo[depth - 1] - start != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (bytes[start + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    public String key() {
        int level = depth - 1;
        return decode(keyFrom[level], keyTo[level], keyEscaped[level]);
    }

    /// Reads the next member's key, which must be this one.
    public void requireKey(String name) {
        if (!nextKey() || !keyIs(name)) {
            throw fail();
        }
    }

    public void closeObject() {
        if (nextKey()) {
            throw fail();
        }
    }

    public void requireEnd() {
        if (at != end || depth != 0) {
            throw fail();
        }
    }

    public String text() {
        string();
        return decode(from, to, escaped);
    }

    /// An integer from 0 to 2^53 - 1.
    public long integer() {
        int start = at;
        number();
        if (at - start > 16) {
            throw fail();
        }
        long value = 0;
        for (int i = start; i < at; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                throw fail();
            }
            value = value * 10 + digit;
        }
        if (value > MAX_INTEGER) {
            throw fail();
        }
        return value;
    }

    public boolean isString() {
        return peek() == '"';
    }

    public void skipValue() {
        switch (peek()) {
            case '{' -> {
                openObject();
                while (nextKey()) {
                    skipValue();
                }
            }
            case '[' -> {
                openArray();
                while (nextElement()) {
                    skipValue();
                }
            }
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private boolean leave() {
        at++;
        depth--;
        return false;
    }

    private void push() {
        if (depth == MAX_DEPTH) {
            throw fail();
        }
        begun[depth++] = false;
    }

    /// Whether the previous key of this object comes strictly before the string just read, by UTF-16 code units.
    private boolean precedes(int level) {
        if (keyEscaped[level] || escaped) {
            return key(level).compareTo(decode(from, to, escaped)) < 0;
        }
        return Utf8.compareAsUtf16(bytes, keyFrom[level], keyTo[level], from, to) < 0;
    }

    private String key(int level) {
        return decode(keyFrom[level], keyTo[level], keyEscaped[level]);
    }

    private void string() {
        expect('"');
        from = at;
        escaped = false;
        while (true) {
            int b = peek();
            if (b == '"') {
                to = at++;
                return;
            } else if (b == '\\') {
                escaped = true;
                escape();
            } else if (b < 0x20) {
                throw fail();
            } else if (b < 0x80) {
                at++;
            } else {
                int length = Utf8.length(bytes, at, end);
                if (length == 0) {
                    throw fail();
                }
                at += length;
            }
        }
    }

    private void escape() {
        at++;
        switch (peek()) {
            case '"', '\\', 'b', 'f', 'n', 'r', 't' -> at++;
            case 'u' -> {
                if (end - at < 5 || bytes[at + 1] != '0' || bytes[at + 2] != '0') {
                    throw fail();
                }
                int value = lowerHex(bytes[at + 3]) * 16 + lowerHex(bytes[at + 4]);
                if (value >= 0x20 || "\b\t\n\f\r".indexOf(value) >= 0) {
                    throw fail();
                }
                at += 5;
            }
            default -> throw fail();
        }
    }

    private int lowerHex(byte digit) {
        int value = "0123456789abcdef".indexOf(digit);
        if (value < 0) {
            throw fail();
        }
        return value;
    }

    private String decode(int start, int stop, boolean withEscapes) {
        String raw = new String(bytes, start, stop - start, UTF_8);
        return withEscapes ? Escapes.decode(raw) : raw;
    }

    private void number() {
        int start = at;
        boolean digitsOnly = true;
        while (at < end) {
            byte b = bytes[at];
            if (b < '0' || b > '9') {
                if (b != '-' && b != '+' && b != '.' && b != 'e') {
                    break;
                }
                digitsOnly = false;
            }
            at++;
        }
        int length = at - start;
        boolean plain = digitsOnly && length > 0 && length <= 15;
        boolean canonical = plain
                ? (length == 1 || bytes[start] != '0')
                : Numbers.isCanonical(new String(bytes, start, length, ISO_8859_1));
        if (!canonical) {
            at = start;
            throw fail();
        }
    }

    private void literal(String word) {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw fail();
        }
        at++;
    }

    private int peek() {
        if (at >= end) {
            throw fail();
        }
        return bytes[at] & 0xff;
    }

    private NotCanonical fail() {
        return new NotCanonical(at - origin);
    }
}
