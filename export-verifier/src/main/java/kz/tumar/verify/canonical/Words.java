package kz.tumar.verify.canonical;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/// The words of one JSON text, each let pass only in the one spelling that RFC 8785 would have written: strings with
/// the fewest escapes, numbers as ECMAScript writes them. Knows nothing of objects and arrays.
final class Words {
    byte[] bytes = new byte[0];
    int at;
    private int origin;
    private int end;
    private int from;
    private int to;
    private boolean escaped;

    void over(byte[] text, int start, int stop) {
        bytes = text;
        origin = start;
        at = start;
        end = stop;
    }

    boolean atEnd() {
        return at == end;
    }

    /// Where the string just read begins, without its quotes.
    int from() {
        return from;
    }

    /// Where the string just read ends, without its quotes.
    int to() {
        return to;
    }

    /// Whether the string just read has an escape.
    boolean escaped() {
        return escaped;
    }

    /// The string just read.
    String text() {
        return decode(from, to, escaped);
    }

    void string() {
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

    String decode(int start, int stop, boolean withEscapes) {
        String raw = new String(bytes, start, stop - start, UTF_8);
        return withEscapes ? Escapes.decode(raw) : raw;
    }

    void number() {
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

    void literal(String word) {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
    }

    void expect(char wanted) {
        if (peek() != wanted) {
            throw fail();
        }
        at++;
    }

    int peek() {
        if (at >= end) {
            throw fail();
        }
        return bytes[at] & 0xff;
    }

    NotCanonical fail() {
        return new NotCanonical(at - origin);
    }
}
