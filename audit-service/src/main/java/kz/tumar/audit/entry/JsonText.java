package kz.tumar.audit.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.erdtman.jcs.NumberToJSON;

/// The lexical half of canonical JSON: reads tokens from the input and writes their canonical form to the output.
final class JsonText {
    private static final int EXACT_DIGITS = 15;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] in = new byte[0];
    private int at;
    private byte[] out = new byte[4096];
    private int written;

    void start(byte[] json) {
        in = json;
        at = 0;
        written = 0;
        reserve(json.length + 64);
    }

    byte[] output() {
        return out;
    }

    int written() {
        return written;
    }

    boolean atEnd() {
        return at == in.length;
    }

    void skipSpace() {
        while (at < in.length && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
            at++;
        }
    }

    int peek() throws UnfitFact {
        if (at == in.length) {
            throw new UnfitFact("the JSON ends too early");
        }
        return in[at];
    }

    void copy(char expected) throws UnfitFact {
        if (peek() != expected) {
            throw new UnfitFact("not JSON at byte " + at);
        }
        at++;
        write((byte) expected);
    }

    void copyLiteral(String literal) throws UnfitFact {
        for (int i = 0; i < literal.length(); i++) {
            copy(literal.charAt(i));
        }
    }

    /// Returns whether the string is plain: ASCII without escapes, so that its bytes order like its characters.
    boolean copyString() throws UnfitFact {
        copy('"');
        boolean plain = true;
        int run = at;
        while (true) {
            int c = peek();
            if (c >= 0x20 && c != '"' && c != '\\') {
                at++;
            } else if (c == '"') {
                write(run);
                copy('"');
                return plain;
            } else if (c == '\\') {
                plain = false;
                write(run);
                escape();
                run = at;
            } else if (c < 0) {
                plain = false;
                multibyte();
            } else {
                throw new UnfitFact("a control character within a string at byte " + at);
            }
        }
    }

    void copyNumber() throws UnfitFact {
        int start = at;
        boolean negative = peek() == '-';
        if (negative) {
            at++;
        }
        int firstDigit = at;
        digits();
        if (in[firstDigit] == '0' && at > firstDigit + 1) {
            throw new UnfitFact("a number begins with 0 at byte " + start);
        }
        int integerDigits = at - firstDigit;
        boolean integer = true;
        if (at < in.length && in[at] == '.') {
            integer = false;
            at++;
            digits();
        }
        if (at < in.length && (in[at] == 'e' || in[at] == 'E')) {
            integer = false;
            at++;
            if (at < in.length && (in[at] == '+' || in[at] == '-')) {
                at++;
            }
            digits();
        }
        boolean negativeZero = negative && in[firstDigit] == '0';
        if (integer && integerDigits <= EXACT_DIGITS && !negativeZero) {
            write(start);
        } else {
            writeDouble(new String(in, start, at - start, StandardCharsets.US_ASCII));
        }
    }

    /// The characters that a canonical string in the output stands for.
    String unescaped(int from, int to) throws UnfitFact {
        for (int i = from; i < to; i++) {
            if (out[i] == '\\') {
                return resolve(from, to);
            }
        }
        return new String(out, from, to - from, StandardCharsets.UTF_8);
    }

    private String resolve(int from, int to) throws UnfitFact {
        String canonical = new String(out, from, to - from, StandardCharsets.UTF_8);
        StringBuilder resolved = new StringBuilder(canonical.length());
        int next = 0;
        while (next < canonical.length()) {
            char c = canonical.charAt(next);
            if (c != '\\') {
                resolved.append(c);
                next++;
            } else if (canonical.charAt(next + 1) == 'u') {
                resolved.append((char) Integer.parseInt(canonical, next + 2, next + 6, 16));
                next += 6;
            } else {
                resolved.append((char) simpleEscape(canonical.charAt(next + 1)));
                next += 2;
            }
        }
        return resolved.toString();
    }

    private void digits() throws UnfitFact {
        int start = at;
        while (at < in.length && in[at] >= '0' && in[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw new UnfitFact("not JSON at byte " + at);
        }
    }

    private void writeDouble(String number) throws UnfitFact {
        try {
            byte[] canonical =
                    NumberToJSON.serializeNumber(Double.parseDouble(number)).getBytes(StandardCharsets.US_ASCII);
            reserve(canonical.length);
            System.arraycopy(canonical, 0, out, written, canonical.length);
            written += canonical.length;
        } catch (IOException infinite) {
            throw new UnfitFact("a number is too large");
        }
    }

    private void escape() throws UnfitFact {
        at++;
        int code = peek();
        at++;
        if (code != 'u') {
            writeCharacter(simpleEscape((char) code));
            return;
        }
        int unit = hex4();
        if (Character.isHighSurrogate((char) unit)) {
            if (at + 1 >= in.length || in[at] != '\\' || in[at + 1] != 'u') {
                throw new UnfitFact("a lone surrogate at byte " + at);
            }
            at += 2;
            int low = hex4();
            if (!Character.isLowSurrogate((char) low)) {
                throw new UnfitFact("a lone surrogate at byte " + at);
            }
            writeCharacter(Character.toCodePoint((char) unit, (char) low));
        } else if (Character.isLowSurrogate((char) unit)) {
            throw new UnfitFact("a lone surrogate at byte " + at);
        } else {
            writeCharacter(unit);
        }
    }

    private static int simpleEscape(char code) throws UnfitFact {
        return switch (code) {
            case '"', '\\', '/' -> code;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            default -> throw new UnfitFact("an unknown escape within a string");
        };
    }

    private int hex4() throws UnfitFact {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw new UnfitFact("an unknown escape within a string");
            }
            unit = unit << 4 | digit;
            at++;
        }
        return unit;
    }

    private void writeCharacter(int codePoint) {
        switch (codePoint) {
            case '"', '\\' -> write((byte) '\\', (byte) codePoint);
            case '\b' -> write((byte) '\\', (byte) 'b');
            case '\t' -> write((byte) '\\', (byte) 't');
            case '\n' -> write((byte) '\\', (byte) 'n');
            case '\f' -> write((byte) '\\', (byte) 'f');
            case '\r' -> write((byte) '\\', (byte) 'r');
            default -> {
                if (codePoint < 0x20) {
                    byte high = HEX[codePoint >> 4];
                    write((byte) '\\', (byte) 'u', (byte) '0', (byte) '0', high, HEX[codePoint & 15]);
                } else {
                    write(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    /// Steps over one character of two to four bytes, refusing overlong forms, surrogates and what lies past U+10FFFF.
    private void multibyte() throws UnfitFact {
        int lead = in[at] & 0xFF;
        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || at + length > in.length) {
            throw new UnfitFact("invalid UTF-8 at byte " + at);
        }
        int second = in[at + 1] & 0xFF;
        boolean wrongSecond = (lead == 0xE0 && second < 0xA0)
                || (lead == 0xED && second > 0x9F)
                || (lead == 0xF0 && second < 0x90)
                || (lead == 0xF4 && second > 0x8F);
        for (int i = 1; i < length; i++) {
            if (wrongSecond || (in[at + i] & 0xC0) != 0x80) {
                throw new UnfitFact("invalid UTF-8 at byte " + at);
            }
        }
        at += length;
    }

    /// Copies the input from the given place to the current one.
    private void write(int from) {
        int length = at - from;
        reserve(length);
        System.arraycopy(in, from, out, written, length);
        written += length;
    }

    private void write(byte... bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, out, written, bytes.length);
        written += bytes.length;
    }

    private void write(byte single) {
        reserve(1);
        out[written++] = single;
    }

    private void reserve(int more) {
        if (out.length - written < more) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, written + more));
        }
    }
}
