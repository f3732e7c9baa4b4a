package kz.tumar.verify.canonical;

/// Walks over one JSON text and lets only the bytes pass that RFC 8785 would have written: no white space, keys in
/// ascending UTF-16 order (so none twice), the one spelling of each string and number. What it accepts is therefore
/// equal, byte for byte, to its own canonical form. Reusable; not for use by several threads.
public final class CanonicalCursor {
    private static final int MAX_DEPTH = 64;
    private static final long MAX_INTEGER = (1L << 53) - 1;

    private final Words words = new Words();
    private int depth;
    private final boolean[] begun = new boolean[MAX_DEPTH];
    private final int[] keyFrom = new int[MAX_DEPTH];
    private final int[] keyTo = new int[MAX_DEPTH];
    private final boolean[] keyEscaped = new boolean[MAX_DEPTH];

    public CanonicalCursor over(byte[] text, int start, int stop) {
        words.over(text, start, stop);
        depth = 0;
        return this;
    }

    /// Where the next byte is read, as an index into the array given to [#over].
    public int position() {
        return words.at;
    }

    public void openObject() {
        words.expect('{');
        push();
    }

    public void openArray() {
        words.expect('[');
        push();
    }

    /// Moves into the next member; false, and out of the object, when there is none.
    public boolean nextKey() {
        if (words.peek() == '}') {
            return leave();
        }
        int level = depth - 1;
        if (begun[level]) {
            words.expect(',');
        }
        words.string();
        if (begun[level] && !precedes(level)) {
            throw words.fail();
        }
        begun[level] = true;
        keyFrom[level] = words.from();
        keyTo[level] = words.to();
        keyEscaped[level] = words.escaped();
        words.expect(':');
        return true;
    }

    /// Moves to the next element; false, and out of the array, when there is none.
    public boolean nextElement() {
        if (words.peek() == ']') {
            return leave();
        }
        if (begun[depth - 1]) {
            words.expect(',');
            if (words.peek() == ']') {
                throw words.fail();
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
            if (words.bytes[start + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    public String key() {
        return key(depth - 1);
    }

    /// Reads the next member's key, which must be this one.
    public void requireKey(String name) {
        if (!nextKey() || !keyIs(name)) {
            throw words.fail();
        }
    }

    public void closeObject() {
        if (nextKey()) {
            throw words.fail();
        }
    }

    public void requireEnd() {
        if (!words.atEnd() || depth != 0) {
            throw words.fail();
        }
    }

    public String text() {
        words.string();
        return words.text();
    }

    /// An integer from 0 to 2^53 - 1.
    public long integer() {
        int start = words.at;
        words.number();
        if (words.at - start > 16) {
            throw words.fail();
        }
        long value = 0;
        for (int i = start; i < words.at; i++) {
            int digit = words.bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                throw words.fail();
            }
            value = value * 10 + digit;
        }
        if (value > MAX_INTEGER) {
            throw words.fail();
        }
        return value;
    }

    public boolean isString() {
        return words.peek() == '"';
    }

    public void skipValue() {
        switch (words.peek()) {
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
            case '"' -> words.string();
            case 't' -> words.literal("true");
            case 'f' -> words.literal("false");
            case 'n' -> words.literal("null");
            default -> words.number();
        }
    }

    private boolean leave() {
        words.at++;
        depth--;
        return false;
    }

    private void push() {
        if (depth == MAX_DEPTH) {
            throw words.fail();
        }
        begun[depth++] = false;
    }

    /// Whether the previous key of this object comes strictly before the string just read, by UTF-16 code units.
    private boolean precedes(int level) {
        if (keyEscaped[level] || words.escaped()) {
            return key(level).compareTo(words.text()) < 0;
        }
        return Utf8.compareAsUtf16(words.bytes, keyFrom[level], keyTo[level], words.from(), words.to()) < 0;
    }

    private String key(int level) {
        return words.decode(keyFrom[level], keyTo[level], keyEscaped[level]);
    }
}
